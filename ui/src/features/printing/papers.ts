// Which paper of a child's file an address asks for, how it is made, and which sheet it belongs to.
import { concernHref } from '$features/pupil/concern/concern';
import { api, type PrintChoices, type PrintedPaper } from '$lib/backend/generated/api';

export type PaperKind = 'profile' | 'plan' | 'concern' | 'assessment';

/** A paper of a child: which kind, and of which record; none named, the one of now, or a blank form. */
export interface PaperAsked {
  kind: PaperKind;
  id: string | null;
}

/** `?plan=2` asks for a plan, `?concern=3` for a concern form, `?concern` for a blank one; and so on; nothing, for the profile. */
export function askedFor(params: URLSearchParams): PaperAsked {
  const plan = params.get('plan');
  if (plan !== null) return { kind: 'plan', id: plan };
  const concern = params.get('concern');
  if (concern !== null) return { kind: 'concern', id: concern || null };
  const assessment = params.get('assessment');
  if (assessment !== null) return { kind: 'assessment', id: assessment || null };
  return { kind: 'profile', id: null };
}

/** Has it made by the core. */
export function printed(
  pupilId: string,
  { kind, id }: PaperAsked,
  choices: PrintChoices,
): Promise<PrintedPaper> {
  if (kind === 'plan' && id !== null) return api.printPlan({ plan_id: id, choices });
  if (kind === 'concern') return api.printConcern({ pupil_id: pupilId, concern_id: id, choices });
  if (kind === 'assessment') return api.printAssessment({ pupil_id: pupilId, assessment_id: id, choices });
  return api.printProfile({ pupil_id: pupilId, choices });
}

const NAMES: Record<PaperKind, string> = {
  profile: 'profile',
  plan: 'plan',
  concern: 'concern form',
  assessment: 'assessment',
};

/** What it is called in a sentence. */
export function paperName({ kind }: PaperAsked): string {
  return NAMES[kind];
}

/** The sheet that it belongs to. */
export function sheetHref(pupilId: string, { kind, id }: PaperAsked): string {
  if (kind === 'plan') return `/pupil/${pupilId}/plan?plan=${id ?? ''}`;
  return kind === 'concern' ? concernHref(pupilId, '') : `/pupil/${pupilId}/${kind}`;
}
