// Which lists the settings show, and what each is for.
import type { CodedWord, CodeLists } from '$lib/backend/generated/api';

export interface ListEntry {
  /** Only where the code itself is written on a return. */
  code?: string;
  name: string;
  note?: string;
}

export interface WordList {
  heading: string;
  about: string;
  /** Set by the school census or by statute; no school changes it. */
  law: boolean;
  entries: ListEntry[];
}

function named(words: readonly CodedWord[]): ListEntry[] {
  return words.map(({ name }) => ({ name }));
}

function coded(words: readonly CodedWord[]): ListEntry[] {
  return words.map(({ code, name }) => ({ code, name }));
}

/** The lists in the order in which somebody meets them. */
export function lists(codes: CodeLists): WordList[] {
  const { words } = codes;
  const areas = codes.need_areas.map(({ name, sen_types }) => ({
    name,
    note: sen_types.map((type) => `${type.code} ${type.name}`).join(' · '),
  }));
  return [
    {
      heading: 'SEN provision',
      about: 'How a stage counts in the school census.',
      law: true,
      entries: coded(words.census_code),
    },
    {
      heading: 'Areas of need',
      about: 'The four broad areas of the SEND Code of Practice, with the census types in each.',
      law: true,
      entries: areas,
    },
    {
      heading: 'Types of need',
      about: 'As the school census counts them.',
      law: true,
      entries: coded(words.sen_type),
    },
    {
      heading: 'Year groups',
      about: 'From the nursery to Year 6, as in the school census.',
      law: true,
      entries: coded(codes.primary_year_groups),
    },
    {
      heading: 'Factors to weigh',
      about: 'Circumstances that bear on progress. None of them is SEN by itself.',
      law: false,
      entries: named(words.factor),
    },
    {
      heading: 'Ways to measure a target',
      about: 'Each with the scores that it takes.',
      law: false,
      entries: codes.measures.map(({ name, least, greatest }) => ({ name, note: `${least} to ${greatest}` })),
    },
    {
      heading: 'Decisions of a review',
      about: 'What can follow when targets have been rated.',
      law: false,
      entries: named(words.review_decision),
    },
    {
      heading: 'Kinds of note',
      about: 'What a dated note tells.',
      law: false,
      entries: named(words.note_kind),
    },
    {
      heading: 'What a stage may ask for',
      about: 'Chosen for each stage of the pathway.',
      law: false,
      entries: named(words.entry_check),
    },
    {
      heading: 'Roles of staff',
      about: 'Who may see and do what.',
      law: false,
      entries: named(codes.roles),
    },
  ];
}
