import type { SchoolFactsView, SettingsView } from '$lib/backend/generated/api';

/** What the parts of the settings are drawn from. */
export interface Loaded {
  view: SettingsView;
  facts: SchoolFactsView;
}
