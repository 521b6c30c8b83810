// What a new handout starts from, in words and in the address of the page.
import type { HandoutStart, LanguageChoice, Profile } from '$lib/backend';
import { languages } from '$lib/labels';

/** What the core offers for every handout. */
export type Offered = { profiles: Profile[]; languages: LanguageChoice[] };

export function startFrom(asked: URLSearchParams): HandoutStart | null {
  const id = asked.get('id') ?? '';
  switch (asked.get('from')) {
    case 'nothing': return 'nothing';
    case 'plan': return 'plan';
    case 'ladder': return 'ladder';
    case 'project': return id ? { project: { id } } : null;
    case 'claim': return id ? { claim_paid: { id } } : null;
    case 'template': return id ? { template: { id } } : null;
    case 'translation': return id ? { translation: { id, language: asked.get('language') ?? 'pl' } } : null;
    default: return null;
  }
}

export function startAddress(from: string, id = '', language = ''): string {
  const asked = new URLSearchParams({ from, ...(id && { id }), ...(language && { language }) });
  return `/handouts/new?${asked}`;
}

export const languageName = (code: string): string => languages[code || 'en-GB'] ?? code;

/** In these the picture stands at the right, on paper and beside the words. */
export const isRightToLeft = (code: string): boolean => /^(ar|fa|he|ps|ur|yi)(-|$)/.test(code);

/** A language to choose, and what stays English in it. */
export const languageChoice = ({ tag, name, has_phrases }: LanguageChoice) =>
  ({ value: tag, label: has_phrases ? name : `${name} (page numbers and contact box in English)` });
