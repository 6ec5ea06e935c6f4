import { redirect } from '@sveltejs/kit';
import { desk } from '$features/desk/desk.svelte';
import { api, type DeskFacts } from '$lib/backend/generated/api';

export const load = async (): Promise<{ facts: DeskFacts }> => {
  const status = await desk.load();
  if (status.has_school) redirect(307, '/sign-in');
  return { facts: await api.deskFacts({}) };
};
