// The words and lists of the school and its today, as any screen needs them.
import { api, type CodedWord, type SchoolFactsView } from '$lib/backend/generated/api';
import { Resource } from '$lib/backend/resource.svelte';
import type { Option } from '$components/forms/option';

/** Make it while a component is set up. */
export function schoolFacts(): Resource<null, SchoolFactsView> {
  return new Resource({
    key: () => null,
    load: () => api.schoolFacts({}),
    kinds: ['school', 'school_year', 'school_pathway', 'staff'],
  });
}

/** A list of words as the answers of a question. */
export function optionsOf<Value extends string>(words: readonly CodedWord[]): Option<Value>[] {
  return words.map(({ code, name }) => ({ value: code as Value, label: name }));
}
