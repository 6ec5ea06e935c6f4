// For whoever works on the components: every one of them in every state. It is not part of what is built.
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
  if (!import.meta.env.DEV) error(404, 'There is no such screen.');
  return { Gallery: (await import('../../gallery/Gallery.svelte')).default };
};
