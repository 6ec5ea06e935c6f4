import { redirect } from '@sveltejs/kit';
import { desk } from '$features/desk/desk.svelte';

import type { PageLoad } from './$types';

/** With `?instead` the backup takes the place of a school that does not open. */
export const load: PageLoad = async ({ url }) => {
  const status = await desk.load();
  const instead = status.has_school && url.searchParams.has('instead');
  if (status.has_school && !instead) redirect(307, '/sign-in');
  return { instead };
};
