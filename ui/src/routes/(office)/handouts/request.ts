// How a handout looks stands in its address, so that Back returns to it.
import type { HandoutRequest, Kind, Look } from '$lib/backend';
import { records } from '$lib/records';
import { lookFrom, lookOf, lookQuery } from './look/look';

export const requestFrom = (url: URL, document: Kind, id: string | null): HandoutRequest =>
  ({ document, id, look: lookFrom(url.searchParams) });

export function addressOf(document: Kind, id: string | null, look: Look = lookOf('easy_read')): string {
  return ['/handouts', records[document].printed, ...(id ? [encodeURIComponent(id)] : [])].join('/') + lookQuery(look);
}
