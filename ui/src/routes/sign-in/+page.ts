import { desk } from '$features/desk/desk.svelte';

export const load = async (): Promise<void> => {
  await desk.load();
};
