// For whoever works on the components: the frame of the window with made-up content. It is not part of what is built.
import { error } from '@sveltejs/kit';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => {
  if (!import.meta.env.DEV) error(404, 'There is no such screen.');
  return { Gallery: (await import('../../../gallery/ShellSample.svelte')).default };
};
