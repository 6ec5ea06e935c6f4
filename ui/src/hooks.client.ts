// What the window does from its start on: save what is typed before it closes, and tell what goes wrong while a
// screen is fetched in the core's own words.
import { problemFrom } from '$lib/backend/problem';
import { beforeClosing } from '$lib/backend/call';
import { flushDrafts } from '$lib/backend/drafts';
import type { HandleClientError, ClientInit } from '@sveltejs/kit';

export const handleError: HandleClientError = ({ error, status, message }) =>
  status === 404 ? { message } : { message: problemFrom(error).message };

export const init: ClientInit = () => beforeClosing(flushDrafts);
