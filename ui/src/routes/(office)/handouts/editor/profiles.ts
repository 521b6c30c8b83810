// Whose rules of easy read the checker goes by.
import type { ProfileId } from '$lib/backend';

export const PROFILES: Record<ProfileId, { label: string; words: string }> = {
  uk_council: { label: 'UK council', words: 'What government guidance and councils ask for. The usual choice.' },
  photosymbols_2026: { label: 'Photosymbols 2026', words: 'The standard of January 2026: longer sentences are allowed, whole texts stay below 1,000 words.' },
  people_first_18: { label: 'People First, 18 point', words: 'Larger print, and a picture beside every paragraph.' },
  inclusion_europe: { label: 'Inclusion Europe', words: 'The European rules, for partners who ask for them.' },
};
