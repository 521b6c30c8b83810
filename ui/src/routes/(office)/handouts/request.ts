// Format and size of a handout stand in its address, so that Back returns to them.
import type { HandoutDocument, HandoutFormat, HandoutRequest, Look } from '$lib/backend';

export const SIZES = [16, 18, 20, 24, 28, 36];
/** The size of large print when nobody chose another. */
export const USUAL_SIZE = 18;

/** A format as it is given to somebody of whom no other wish is known. */
export const look = (format: HandoutFormat, size: number | null = null): Look => ({
  format, size, sheet: 'a4', colour: 'white', grade: 'contracted', cells: 40, lines: 25,
});

export function requestFrom(url: URL, document: HandoutDocument, id: string | null): HandoutRequest {
  if (url.searchParams.get('format') !== 'large_print') return { document, id, look: look('easy_read') };
  const asked = Number(url.searchParams.get('size'));
  return { document, id, look: look('large_print', SIZES.includes(asked) ? asked : USUAL_SIZE) };
}

export function addressOf(document: HandoutDocument, id: string | null, format: HandoutFormat, size: number | null = null): string {
  const path = ['/handouts', document, ...(id ? [encodeURIComponent(id)] : [])].join('/');
  if (format === 'easy_read') return path;
  return `${path}?format=large_print${size && size !== USUAL_SIZE ? `&size=${size}` : ''}`;
}
