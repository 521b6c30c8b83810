// How a handout looks stands in its address, so that Back returns to it.
import type { HandoutDocument, HandoutRequest, Look } from '$lib/backend';
import { lookFrom, lookOf, lookQuery } from './look/look';

export const requestFrom = (url: URL, document: HandoutDocument, id: string | null): HandoutRequest =>
  ({ document, id, look: lookFrom(url.searchParams) });

export function addressOf(document: HandoutDocument, id: string | null, look: Look = lookOf('easy_read')): string {
  return ['/handouts', document, ...(id ? [encodeURIComponent(id)] : [])].join('/') + lookQuery(look);
}
