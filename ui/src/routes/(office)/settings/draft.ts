import type { Settings } from '$lib/backend';

/** As the form holds it: a choice is text. */
export type SettingsDraft = Omit<Settings, 'lock_after_minutes'> & { lock_after_minutes: string };

export function draftOf(settings: Settings): SettingsDraft {
  return { ...settings, lock_after_minutes: String(settings.lock_after_minutes) };
}

export function settingsOf(draft: SettingsDraft): Settings {
  return { ...draft, lock_after_minutes: Number(draft.lock_after_minutes) };
}

const USUAL = [5, 10, 15, 30, 60];

/** The usual waits, the one that is set now, and never. */
export function waits(now: number): { value: string; label: string }[] {
  const minutes = USUAL.includes(now) || now === 0 ? USUAL : [...USUAL, now].sort((a, b) => a - b);
  return [
    ...minutes.map((wait) => ({ value: String(wait), label: `${wait}\u00a0minutes` })),
    { value: '0', label: 'Never, we lock it ourselves' },
  ];
}
