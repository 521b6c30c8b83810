// What a person needs, as tiles: first the format that they read, then their needs.
import type { Format, Need } from '$lib/backend';
import { formats } from '$lib/labels';
import { needPicture, picture } from '$lib/pictures';
import type { Tile } from './NeedTile.svelte';

type Reads = { needs: Need[]; format?: Format | null; format_size?: number | null };

export function tilesOf({ needs, format, format_size }: Reads): Tile[] {
  const tiles = needs.map(tileOf);
  // The format is said once: a need "large print" already says it.
  if (format && format !== 'standard' && !needs.some((need) => need.code === format)) {
    const detail = format_size ? `${format_size}\u00a0point` : '';
    tiles.unshift(tileOf({ id: `format-${format}`, code: format, label: formats[format], detail, picture: format }));
  }
  return tiles;
}

export function tileOf(need: Need): Tile {
  return {
    key: need.id,
    label: need.label,
    detail: need.detail,
    letters: need.code === 'large_print' ? 'Aa' : undefined,
    picture: () => (need.code ? needPicture(need.code) : need.picture ? picture(need.picture) : null),
  };
}
