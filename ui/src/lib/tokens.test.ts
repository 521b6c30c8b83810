import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

// WCAG 2: 7:1 for text, 3:1 for the edges of controls; honey is never text.
const css = readFileSync('src/lib/tokens.css', 'utf8');
const THEMES = ['light', 'dark', 'contrast', 'contrast-dark'] as const;
const INKS_ON: Record<string, string[]> = {
  ink: ['wall', 'sheet', 'sunk', 'honey-tint', 'done-tint', 'late-tint', 'info-tint'],
  ink2: ['wall', 'sheet', 'sunk'],
  damson: ['sheet', 'sunk'],
  'on-damson': ['damson'],
  'on-head': ['head'],
  'honey-ink': ['sheet'],
  done: ['sheet'],
  late: ['sheet'],
  info: ['sheet'],
  'on-tile': ['tile'],
  'on-toast': ['toast'],
  'toast-done': ['toast'],
  sheet: ['ink'],
};

function tokensOf(theme: string): Record<string, string> {
  const block = css.match(new RegExp(`data-theme='${theme}'\\] \\{([^}]+)\\}`))?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light! + 0.05) / (dark! + 0.05);
}

test('the contrast formula gives what is known of it', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});

describe.each(THEMES)('in %s', (theme) => {
  const tokens = tokensOf(theme);
  const pairs = Object.entries(INKS_ON).flatMap(([ink, grounds]) => grounds.map((ground) => [ink, ground] as const));

  test.each(pairs)('%s on %s is at least 7:1', (ink, ground) => {
    expect(contrast(tokens[ink]!, tokens[ground]!)).toBeGreaterThanOrEqual(7);
  });

  test('edges of controls are at least 3:1 on every ground', () => {
    for (const edge of ['edge', 'honey-edge']) expect(contrast(tokens[edge]!, tokens.sheet!)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.edge!, tokens.wall!)).toBeGreaterThanOrEqual(3);
    // The ring of the focus is ink; its halo only helps.
    expect(contrast(tokens.ink!, tokens.honey!)).toBeGreaterThanOrEqual(1.2);
  });
});

test('every theme has every colour', () => {
  const names = THEMES.map((theme) => Object.keys(tokensOf(theme)).sort().join(' '));
  expect(new Set(names).size).toBe(1);
});
