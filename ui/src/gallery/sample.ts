// Made-up children for the gallery.
export interface SamplePupil {
  id: string;
  name: string;
  year: string;
  className: string;
  stage: string;
  need: string;
  review: string;
  days: number;
  ratings: number[];
}

const NAMES = [
  'Zoë Fairweather',
  'Łukasz Nowak',
  'Siân Pritchard',
  'Олена Шевчук',
  'Amir Rahmani',
  'Beatrice Holloway',
  'Chidi Eze',
  'Daisy Thornbury',
  'Ewan MacAllister',
  'Fatima Noor',
  'George Oakley',
  'Hana Suzuki',
  'Isla Redfern',
  'Jacob Penhaligon',
];
const STAGES = ['My Profile', 'My Plan', 'My Plan', 'My Plan+', 'EHCP'];
const NEEDS = [
  'Communication and interaction',
  'Cognition and learning',
  'Social, emotional and mental health',
  'Sensory and physical',
];

export const pupils: SamplePupil[] = NAMES.map((name, index) => ({
  id: String(index + 1),
  name,
  year: `Year ${(index % 6) + 1}`,
  className: ['Willow', 'Oak', 'Hazel', 'Rowan', 'Beech', 'Elm'][index % 6] ?? '',
  stage: STAGES[index % STAGES.length] ?? '',
  need: NEEDS[index % NEEDS.length] ?? '',
  review: `2026-12-${String(2 + index).padStart(2, '0')}`,
  days: index - 2,
  ratings: [2, 3, 3, 5, 4 + (index % 4)],
}));
