import { redirect } from '@sveltejs/kit';
import { desk } from '$features/desk/desk.svelte';

export const load = async (): Promise<void> => {
  const status = await desk.load();
  if (status.has_school) redirect(307, '/sign-in');
};
