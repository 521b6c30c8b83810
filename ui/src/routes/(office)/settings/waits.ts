const USUAL = [5, 10, 15, 30, 60];

/** The usual waits, the one that is set now, and never. */
export function waits(now: number): { value: string; label: string }[] {
  const minutes = USUAL.includes(now) || now === 0 ? USUAL : [...USUAL, now].sort((a, b) => a - b);
  return [
    ...minutes.map((wait) => ({ value: String(wait), label: `${wait}\u00a0minutes` })),
    { value: '0', label: 'Never, we lock it ourselves' },
  ];
}
