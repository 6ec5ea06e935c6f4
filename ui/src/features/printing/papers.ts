// Which paper of a child's file an address asks for, how it is made, and which sheet it belongs to.
import { concernHref } from '$features/pupil/concern/concern';
import { ehcHref } from '$features/pupil/ehc/ehc';
import { lettersHref } from '$features/pupil/letters/letters';
import { medicalHref } from '$features/pupil/medical/medical';
import { api, type EhcPaper, type PrintChoices, type PrintedPaper } from '$lib/backend/generated/api';

/** A paper of the statutory side, by its name in addresses. */
export type EhcPaperKind = EhcPaper['paper'];
export type PaperKind =
  | 'healthcare'
  | 'medication'
  | 'letter'
  | 'supply'
  | 'profile'
  | 'plan'
  | 'concern'
  | 'assessment'
  | EhcPaperKind;

/** A paper of a child: which kind, and of which record; none named, the one of now, or a blank form. */
export interface PaperAsked {
  kind: PaperKind;
  id: string | null;
}

const EHC: Record<EhcPaperKind, string> = {
  invitations: 'invitations',
  advice_requests: 'requests for advice',
  report: 'report of the review',
  delivery: 'delivery plan',
  school_advice: 'school’s advice',
};

function isEhc(kind: string): kind is EhcPaperKind {
  return Object.hasOwn(EHC, kind);
}

/** The address of a paper of the statutory side; the delivery plan needs no record named. */
export function ehcPaperHref(pupilId: string, paper: EhcPaperKind, id = ''): string {
  return `/pupil/${pupilId}/print?ehc=${paper}${id && `&of=${id}`}`;
}

/** `?plan=2` asks for a plan, `?concern=3` for a concern form, `?concern` for a blank one; and so on; nothing, for the profile. */
export function askedFor(params: URLSearchParams): PaperAsked {
  const plan = params.get('plan');
  if (plan !== null) return { kind: 'plan', id: plan };
  const concern = params.get('concern');
  if (concern !== null) return { kind: 'concern', id: concern || null };
  const assessment = params.get('assessment');
  if (assessment !== null) return { kind: 'assessment', id: assessment || null };
  const letter = params.get('letter');
  if (letter !== null) return { kind: 'letter', id: letter };
  if (params.has('healthcare')) return { kind: 'healthcare', id: null };
  if (params.has('medication')) return { kind: 'medication', id: null };
  if (params.has('supply')) return { kind: 'supply', id: null };
  const ehc = params.get('ehc');
  if (ehc !== null && isEhc(ehc)) return { kind: ehc, id: params.get('of') };
  return { kind: 'profile', id: null };
}

function ehcPaper(kind: EhcPaperKind, id: string): EhcPaper {
  switch (kind) {
    case 'delivery':
      return { paper: kind };
    case 'school_advice':
      return { paper: kind, request_id: id };
    default:
      return { paper: kind, review_id: id };
  }
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
  if (kind === 'letter' && id !== null) return api.printLetter({ letter_id: id, choices });
  if (kind === 'supply') return api.printSupply({ pupil_id: pupilId, choices });
  if (kind === 'healthcare') return api.printHealthcare({ pupil_id: pupilId, choices });
  if (kind === 'medication') {
    return api.printMedicationRecord({ pupil_id: pupilId, from_on: null, to_on: null, choices });
  }
  if (isEhc(kind)) return api.printEhc({ pupil_id: pupilId, paper: ehcPaper(kind, id ?? ''), choices });
  return api.printProfile({ pupil_id: pupilId, choices });
}

const NAMES: Record<PaperKind, string> = {
  profile: 'profile',
  plan: 'plan',
  concern: 'concern form',
  assessment: 'assessment',
  letter: 'letter',
  supply: 'page for a supply teacher',
  healthcare: 'healthcare plan',
  medication: 'medication record',
  ...EHC,
};

/** What it is called in a sentence. */
export function paperName({ kind }: PaperAsked): string {
  return NAMES[kind];
}

/** The sheet that it belongs to, and what that is called. */
export function sheetOf(pupilId: string, { kind, id }: PaperAsked): { href: string; name: string } {
  const name = NAMES[kind];
  if (isEhc(kind)) return { href: ehcHref(pupilId), name: 'EHCP' };
  if (isMedical(kind)) return { href: medicalHref(pupilId), name: 'medical sheet' };
  if (kind === 'letter' || kind === 'supply') return { href: lettersHref(pupilId), name: 'letters' };
  if (kind === 'plan') return { href: `/pupil/${pupilId}/plan?plan=${id ?? ''}`, name };
  return { href: kind === 'concern' ? concernHref(pupilId, '') : `/pupil/${pupilId}/${kind}`, name };
}

function isMedical(kind: PaperKind): boolean {
  return kind === 'healthcare' || kind === 'medication';
}

/** Whether a paper has views that can be left as lines to write on. */
export function hasRoomToWrite({ kind }: PaperAsked): boolean {
  if (isMedical(kind)) return false;
  return isEhc(kind) ? kind === 'report' : kind !== 'letter' && kind !== 'supply';
}

/** Whether the child's photo can stand on it: not on letters. */
export function hasPhoto({ kind }: PaperAsked): boolean {
  return kind !== 'invitations' && kind !== 'advice_requests' && kind !== 'letter';
}
