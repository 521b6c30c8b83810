// How a handout looks stands in its address, so that Back returns to it.
import type { HandoutRequest, Kind, Look } from '$lib/backend';
import { records } from '$lib/records';
import { lookFrom, lookOf, lookQuery } from './look/look';

export const requestFrom = (url: URL, document: Kind, id: string | null): HandoutRequest =>
  ({ document, id, look: lookFrom(url.searchParams), all_the_same: url.searchParams.get('all_the_same') === 'yes' });

export function addressOf(document: Kind, id: string | null, look: Look = lookOf('easy_read'), allTheSame = false): string {
  const page = ['/handouts', records[document].printed, ...(id ? [encodeURIComponent(id)] : [])].join('/');
  const query = lookQuery(look);
  return allTheSame ? `${page}${query || '?'}${query && '&'}all_the_same=yes` : page + query;
}
