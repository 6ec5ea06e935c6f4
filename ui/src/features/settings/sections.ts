// The parts of the settings.
export const SECTIONS: readonly { href: string; label: string }[] = [
  { href: '/settings/school', label: 'School' },
  { href: '/settings/terms', label: 'Terms' },
  { href: '/settings/pathway', label: 'Pathway' },
  { href: '/settings/staff', label: 'Staff' },
  { href: '/settings/lists', label: 'Lists' },
];
