// Everything in here is for somebody who is signed in.
import { redirect } from '@sveltejs/kit';
import { desk } from '$features/desk/desk.svelte';
import { showAsChosen } from '$features/desk/display';

export const load = async (): Promise<void> => {
  const status = desk.status ?? (await desk.load());
  const { me } = status;
  if (!me || me.must_change_password || me.needs_recovery_sheet) redirect(307, '/sign-in');
  // Before the first of their screens is drawn.
  showAsChosen();
};
