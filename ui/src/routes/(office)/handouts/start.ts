// What a new handout starts from, in words and in the address of the page.
import type { HandoutStart } from '$lib/backend';

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

/** Languages in which handouts are written; the core knows how each is printed. */
export const LANGUAGES: Record<string, string> = {
  'en-GB': 'English', pl: 'Polish', ro: 'Romanian', tr: 'Turkish', ar: 'Arabic', ur: 'Urdu', bn: 'Bengali', gu: 'Gujarati',
  pa: 'Punjabi', so: 'Somali', 'zh-Hans': 'Chinese (Simplified)', cy: 'Welsh',
};
export const languageName = (code: string): string => LANGUAGES[code || 'en-GB'] ?? code;
