// The roles in words, for whoever gives somebody one.
import type { Role } from '$lib/backend/generated/api';

const ABOUT: Record<Role, string> = {
  senco:
    'Sees every child. Writes the register, profiles, plans, reviews and notes; decides stages; prints papers.',
  headteacher: 'Reads every record and the audit trail, and prints papers. Does not write plans.',
  class_teacher:
    'Sees the children of their own classes. Writes profiles, adds to plans, rates targets, writes reviews and notes, prints papers.',
  teaching_assistant:
    'Sees only the children they support. Reads the plan with its targets and strategies, and writes notes.',
  office: 'Keeps names, classes and contacts. Does not see needs, plans or notes.',
};

export function roleAbout(role: Role): string {
  return ABOUT[role];
}
