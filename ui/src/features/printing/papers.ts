// Which paper of a child's file an address asks for, how it is made, and which sheet it belongs to.
import { concernHref } from '$features/pupil/concern/concern';
import { ehcHref } from '$features/pupil/ehc/ehc';
import { lettersHref } from '$features/pupil/letters/letters';
import { medicalHref } from '$features/pupil/medical/medical';
import { teamHref } from '$features/pupil/team/team';
import {
  api,
  type ChronologyKind,
  type ChronologyWanted,
  type EhcPaper,
  type PrintChoices,
  type PrintedPaper,
  type TeamPaper,
} from '$lib/backend/generated/api';

/** A paper of the statutory side, by its name in addresses. */
export type EhcPaperKind = EhcPaper['paper'];
/** A paper of the team around the child, by its name in addresses. */
export type TeamPaperKind = TeamPaper['paper'];
export type PaperKind =
  | 'healthcare'
  | 'medication'
  | 'letter'
  | 'supply'
  | 'profile'
  | 'plan'
  | 'review'
  | 'concern'
  | 'assessment'
  | EhcPaperKind
  | TeamPaperKind;

/** A paper of a child: which kind, and of which record; none named, the one of now, or a blank form. */
export interface PaperAsked {
  kind: PaperKind;
  id: string | null;
  /** Which part of the chronology. */
  wanted?: ChronologyWanted;
}

const TEAM: Record<TeamPaperKind, string> = {
  team_invitations: 'invitations',
  team_notes: 'notes of the meeting',
  chronology: 'chronology',
  reintegration: 'reintegration plan',
};

function isTeam(kind: string): kind is TeamPaperKind {
  return Object.hasOwn(TEAM, kind);
}

/** The address of a paper of the team. */
export function teamPaperHref(pupilId: string, paper: TeamPaperKind, id: string): string {
  return `/pupil/${pupilId}/print?team=${paper}&of=${id}`;
}

/** Which part of the chronology an address asks for. The core says which kinds there are. */
function wantedOf(params: URLSearchParams): ChronologyWanted {
  const kind = params.get('kind');
  return {
    kinds: kind === null ? [] : [kind as ChronologyKind],
    from: params.get('from'),
    to: params.get('to'),
  };
}

function teamPaper(
  kind: TeamPaperKind,
  id: string,
  wanted: ChronologyWanted,
  restricted: boolean,
): TeamPaper {
  switch (kind) {
    case 'chronology':
      return { paper: kind, wanted, with_restricted: restricted };
    case 'reintegration':
      return { paper: kind, plan_id: id };
    default:
      return { paper: kind, meeting_id: id };
  }
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

/** The address of the record of a closed review. */
export function reviewPaperHref(pupilId: string, reviewId: string): string {
  return `/pupil/${pupilId}/print?review=${reviewId}`;
}

/** `?plan=2` asks for a plan, `?concern=3` for a concern form, `?concern` for a blank one; and so on; nothing, for the profile. */
export function askedFor(params: URLSearchParams): PaperAsked {
  const plan = params.get('plan');
  if (plan !== null) return { kind: 'plan', id: plan };
  const review = params.get('review');
  if (review !== null) return { kind: 'review', id: review };
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
  const team = params.get('team');
  if (team === 'chronology') return { kind: team, id: null, wanted: wantedOf(params) };
  if (team !== null && isTeam(team)) return { kind: team, id: params.get('of') };
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
  { kind, id, wanted }: PaperAsked,
  choices: PrintChoices,
  restricted = false,
): Promise<PrintedPaper> {
  if (kind === 'plan' && id !== null) return api.printPlan({ plan_id: id, choices });
  if (kind === 'review' && id !== null) return api.printReview({ review_id: id, choices });
  if (kind === 'concern') return api.printConcern({ pupil_id: pupilId, concern_id: id, choices });
  if (kind === 'assessment') return api.printAssessment({ pupil_id: pupilId, assessment_id: id, choices });
  if (kind === 'letter' && id !== null) return api.printLetter({ letter_id: id, choices });
  if (kind === 'supply') return api.printSupply({ pupil_id: pupilId, choices });
  if (kind === 'healthcare') return api.printHealthcare({ pupil_id: pupilId, choices });
  if (kind === 'medication') {
    return api.printMedicationRecord({ pupil_id: pupilId, from_on: null, to_on: null, choices });
  }
  if (isEhc(kind)) return api.printEhc({ pupil_id: pupilId, paper: ehcPaper(kind, id ?? ''), choices });
  if (isTeam(kind)) {
    const everything = { kinds: [], from: null, to: null };
    const paper = teamPaper(kind, id ?? '', wanted ?? everything, restricted);
    return api.printTeam({ pupil_id: pupilId, paper, choices });
  }
  return api.printProfile({ pupil_id: pupilId, choices });
}

const NAMES: Record<PaperKind, string> = {
  profile: 'profile',
  plan: 'plan',
  review: 'record of the review',
  concern: 'concern form',
  assessment: 'assessment',
  letter: 'letter',
  supply: 'page for a supply teacher',
  healthcare: 'healthcare plan',
  medication: 'medication record',
  ...EHC,
  ...TEAM,
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
  if (kind === 'chronology') return { href: teamHref(pupilId, 'chronology'), name };
  if (kind === 'reintegration') return { href: teamHref(pupilId, 'timetable'), name: 'reduced timetable' };
  if (isTeam(kind)) return { href: teamHref(pupilId), name: 'team' };
  if (kind === 'letter' || kind === 'supply') return { href: lettersHref(pupilId), name: 'letters' };
  if (kind === 'review') return { href: `/pupil/${pupilId}/reviews#${id ?? ''}`, name: 'reviews' };
  if (kind === 'plan') return { href: `/pupil/${pupilId}/plan?plan=${id ?? ''}`, name };
  return { href: kind === 'concern' ? concernHref(pupilId, '') : `/pupil/${pupilId}/${kind}`, name };
}

function isMedical(kind: PaperKind): boolean {
  return kind === 'healthcare' || kind === 'medication';
}

/** Whether a paper has views that can be left as lines to write on. */
export function hasRoomToWrite({ kind }: PaperAsked): boolean {
  if (isMedical(kind)) return false;
  if (isTeam(kind) || kind === 'review') return false;
  return isEhc(kind) ? kind === 'report' : kind !== 'letter' && kind !== 'supply';
}

/** Whether it may have restricted entries, which are left off unless they are asked for. */
export function hasRestricted({ kind }: PaperAsked): boolean {
  return kind === 'chronology';
}

/** Whether the child's photo can stand on it: not on letters, nor on what was said some time ago. */
export function hasPhoto({ kind }: PaperAsked): boolean {
  const without: PaperKind[] = ['invitations', 'advice_requests', 'letter', 'team_invitations', 'review'];
  return !without.includes(kind);
}
