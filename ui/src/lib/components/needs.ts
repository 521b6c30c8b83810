// What a person needs, as tiles: first the format that they read, then their needs.
import type { Format, Need } from '$lib/backend';
import { wordsFormat } from '$lib/backend/words';
import { picture } from '$lib/pictures';
import type { Tile } from './NeedTile.svelte';

/** What each format is drawn as. */
const pictured: Record<Format, string> = {
  standard: '', easy_read: 'easy_read', large_print: 'large_print', dyslexia_friendly: 'book', braille: 'braille', audio: 'audio', email: 'email',
  bsl_video: 'sign_language', read_aloud: 'read_aloud',
};

type Reads = { needs: Need[]; format?: Format | null; format_size?: number | null };

export function tilesOf({ needs, format, format_size }: Reads): Tile[] {
  const tiles = needs.map(tileOf);
  // The format is said once: a need "large print" already says it.
  if (format && format !== 'standard' && !needs.some((need) => need.code === format)) {
    const detail = format_size ? `${format_size}\u00a0point` : '';
    tiles.unshift(tileOf({ id: `format-${format}`, code: format, label: wordsFormat[format], detail, picture: pictured[format] }));
  }
  return tiles;
}

export function tileOf(need: Need): Tile {
  return {
    key: need.id,
    label: need.label,
    detail: need.detail,
    letters: need.code === 'large_print' ? 'Aa' : undefined,
    picture: () => (need.picture ? picture(need.picture) : null),
  };
}
