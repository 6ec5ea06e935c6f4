// Needs and factors in a line, as a table has room for them and as the core says them on paper.
import type { CodeLists, FactorKind, NeedLine } from '$lib/backend/generated/api';

function words(need: NeedLine, codes: CodeLists): string {
  const area = codes.need_areas.find(({ code }) => code === need.area)?.name ?? '';
  return need.sen_type === null ? area : `${area} (${need.sen_type})`;
}

function main(needs: readonly NeedLine[]): NeedLine | undefined {
  return needs.find(({ rank }) => rank === 'primary') ?? needs[0];
}

/** "Communication and interaction (SLCN)": the main need, with its census type where one is recorded. */
export function mainNeed(needs: readonly NeedLine[], codes: CodeLists): string {
  const need = main(needs);
  return need ? words(need, codes) : '';
}

/** "Cognition and learning (SPLD), Sensory and/or physical": those behind the main one. */
export function otherNeeds(needs: readonly NeedLine[], codes: CodeLists): string {
  const first = main(needs);
  return needs
    .filter((need) => need !== first)
    .map((need) => words(need, codes))
    .join(', ');
}

/** "and 2 more": how many needs stand behind the main one. */
export function furtherNeeds(needs: readonly NeedLine[]): string {
  return needs.length > 1 ? `and ${needs.length - 1} more` : '';
}

/** "Pupil premium, Young carer". */
export function factorNames(factors: readonly FactorKind[], codes: CodeLists): string {
  return factors.map((kind) => codes.factors.find(({ code }) => code === kind)?.name ?? kind).join(', ');
}
