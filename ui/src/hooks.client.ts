// What goes wrong while a screen is fetched is told in the core's own words.
import { problemFrom } from '$lib/backend/problem';
import type { HandleClientError } from '@sveltejs/kit';

export const handleError: HandleClientError = ({ error, status, message }) =>
  status === 404 ? { message } : { message: problemFrom(error).message };
