// Meetings of the team: between the records and their forms.
import { longDate } from '$components/forms/date';
import type {
  InviteeKind,
  PupilId,
  ReintegrationId,
  ReviewAttendance,
  SchoolFactsView,
  TeamActionDraft,
  TeamMeeting,
  TeamMeetingDraft,
  TeamPerson,
  TeamPersonDraft,
  MeetingView,
} from '$lib/backend/generated/api';
import type { Said } from '$lib/forms/differences';
import { nameOf } from '../words';

type Codes = Pick<SchoolFactsView, 'codes'>;

/** The sheet of the team, and the sheets beneath it. */
export function teamHref(pupilId: PupilId, beneath: '' | 'chronology' | 'timetable' = ''): string {
  return `/pupil/${pupilId}/team${beneath && `/${beneath}`}`;
}

export interface PersonAnswers extends Omit<TeamPersonDraft, 'kind' | 'attendance'> {
  kind: InviteeKind | '';
  attendance: ReviewAttendance | '';
}

export interface ActionAnswers extends Omit<TeamActionDraft, 'by_on'> {
  by_on: string;
}

export interface MeetingAnswers extends Omit<
  TeamMeetingDraft,
  'planned_on' | 'held_on' | 'next_on' | 'people' | 'actions'
> {
  planned_on: string;
  held_on: string;
  next_on: string;
  people: PersonAnswers[];
  actions: ActionAnswers[];
}

export const NOBODY: PersonAnswers = { name: '', kind: '', role: '', attendance: '' };
export const NOTHING: ActionAnswers = { id: null, text: '', action_by: '', by_on: '' };

function personAnswers(one: TeamPerson): PersonAnswers {
  return { ...one, attendance: one.attendance ?? '' };
}

/** A meeting to plan, with the people of the last one or those who are likely to come. */
export function newMeeting(
  people: readonly TeamPerson[],
  about: ReintegrationId | null = null,
): MeetingAnswers {
  return {
    reintegration_id: about,
    planned_on: '',
    meeting_at: '',
    place: '',
    purpose: '',
    people: people.map(personAnswers),
    held_on: '',
    notes: '',
    actions: [],
    next_on: '',
  };
}

export function meetingAnswers({ meeting, actions }: MeetingView): MeetingAnswers {
  const kept: TeamMeeting = meeting.record;
  return {
    reintegration_id: kept.reintegration_id,
    planned_on: kept.planned_on,
    meeting_at: kept.meeting_at,
    place: kept.place,
    purpose: kept.purpose,
    people: kept.people.map(personAnswers),
    held_on: kept.held_on ?? '',
    notes: kept.notes,
    actions: actions.map(({ action: { record } }) => ({
      id: record.id,
      text: record.text,
      action_by: record.action_by,
      by_on: record.by_on,
    })),
    next_on: kept.next_on ?? '',
  };
}

export function meetingDraft(answers: MeetingAnswers): TeamMeetingDraft {
  return {
    ...answers,
    planned_on: answers.planned_on || null,
    held_on: answers.held_on || null,
    next_on: answers.next_on || null,
    people: answers.people.map((one) => ({
      ...one,
      kind: one.kind || null,
      attendance: one.attendance || null,
    })),
    actions: answers.actions.map((one) => ({ ...one, by_on: one.by_on || null })),
  };
}

export function describeMeeting(answers: MeetingAnswers, { codes }: Codes): Said[] {
  return [
    { term: 'Planned for', text: longDate(answers.planned_on) },
    { term: 'At', text: answers.meeting_at },
    { term: 'Where', text: answers.place },
    { term: 'What it is about', text: answers.purpose },
    {
      term: 'Who is invited',
      text: answers.people
        .map(({ name, role, attendance }) =>
          [name, role, nameOf(codes.words.review_attendance, attendance)].filter(Boolean).join(', '),
        )
        .join('\n'),
    },
    { term: 'Held on', text: longDate(answers.held_on) },
    { term: 'What was said and decided', text: answers.notes },
    {
      term: 'What was agreed',
      text: answers.actions
        .map(({ text, action_by: by, by_on: on }) => [text, by, longDate(on)].filter(Boolean).join(', '))
        .join('\n'),
    },
    { term: 'Next meeting', text: longDate(answers.next_on) },
  ];
}

/** What a meeting is called on its card. */
export function meetingName({ meeting }: MeetingView): string {
  return meeting.record.reintegration_id === null ? 'Team meeting' : 'Meeting about the timetable';
}

/** The day of a meeting: when it was held, else for when it is planned. */
export function meetingDay({ meeting: { record } }: MeetingView): string {
  return record.held_on ?? record.planned_on;
}
