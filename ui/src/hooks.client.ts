import type { HandleClientError } from '@sveltejs/kit';
import { refusalOf } from '$lib/backend';

// Whatever a page could not load comes as a refusal of the core; its words are for officers.
export const handleError: HandleClientError = ({ error, status }) => {
  if (status === 404 && error instanceof Error) {
    return { code: 'not_found', message: 'There is no such page.', hint: 'Go on from Today, or look with Find.' };
  }
  const { code, message, hint } = refusalOf(error);
  return { code, message, hint };
};
