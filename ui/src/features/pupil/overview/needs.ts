// A need or a factor between the record, the form and what the core takes.
import type {
  Factor,
  FactorDraft,
  FactorKind,
  Need,
  NeedArea,
  NeedDraft,
  NeedRank,
  SenType,
} from '$lib/backend/generated/api';

export interface NeedAnswers {
  area: NeedArea | '';
  sen_type: SenType | '';
  rank: NeedRank;
  detail: string;
  from_on: string;
  to_on: string;
}

export function needAnswers(need: Need): NeedAnswers {
  const { area, sen_type: type, rank, detail, from_on: from, to_on: to } = need;
  return { area, sen_type: type ?? '', rank, detail, from_on: from, to_on: to ?? '' };
}

export function needDraft({
  area,
  sen_type: type,
  from_on: from,
  to_on: to,
  ...rest
}: NeedAnswers): NeedDraft {
  return { ...rest, area: area || null, sen_type: type || null, from_on: from || null, to_on: to || null };
}

export interface FactorAnswers {
  factor: FactorKind | '';
  detail: string;
  from_on: string;
  to_on: string;
}

export function factorAnswers({ factor, detail, from_on: from, to_on: to }: Factor): FactorAnswers {
  return { factor, detail, from_on: from, to_on: to ?? '' };
}

export function factorDraft({ factor, detail, from_on: from, to_on: to }: FactorAnswers): FactorDraft {
  return { factor: factor || null, detail, from_on: from || null, to_on: to || null };
}
