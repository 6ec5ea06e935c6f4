// Needs in a line, as a table has room for them.
import type { CodeLists, NeedLine } from '$lib/backend/generated/api';

/** "Communication and interaction (SLCN)": the main need, with its census type where one is recorded. */
export function mainNeed(needs: readonly NeedLine[], codes: CodeLists): string {
  const need = needs.find(({ rank }) => rank === 'primary') ?? needs[0];
  if (!need) return '';
  const area = codes.need_areas.find(({ code }) => code === need.area)?.name ?? '';
  return need.sen_type === null ? area : `${area} (${need.sen_type})`;
}

/** "and 2 more": how many needs stand behind the main one. */
export function furtherNeeds(needs: readonly NeedLine[]): string {
  return needs.length > 1 ? `and ${needs.length - 1} more` : '';
}
