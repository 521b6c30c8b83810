// The part of a photo that is kept, as shares of its sides.
export type Cut = { x: number; y: number; width: number; height: number };

export const WHOLE: Cut = { x: 0, y: 0, width: 1, height: 1 };
/** Less than this is too little to see what it is. */
const LEAST = 0.1;

export type Edge = 'left' | 'right' | 'top' | 'bottom';

/** How much is cut off at one edge, in whole per cent. */
export function cutAt(cut: Cut, edge: Edge): number {
  const share = { left: cut.x, top: cut.y, right: 1 - cut.x - cut.width, bottom: 1 - cut.y - cut.height }[edge];
  return Math.round(share * 100);
}

/** The same photo with so many per cent cut off at one edge. */
export function withCut(cut: Cut, edge: Edge, percent: number): Cut {
  const share = Math.max(0, percent / 100);
  const right = cut.x + cut.width;
  const bottom = cut.y + cut.height;
  const round = (n: number) => Math.round(n * 10_000) / 10_000;
  if (edge === 'left') {
    const x = Math.min(share, right - LEAST);
    return { ...cut, x: round(x), width: round(right - x) };
  }
  if (edge === 'right') return { ...cut, width: round(Math.max(LEAST, 1 - share - cut.x)) };
  if (edge === 'top') {
    const y = Math.min(share, bottom - LEAST);
    return { ...cut, y: round(y), height: round(bottom - y) };
  }
  return { ...cut, height: round(Math.max(LEAST, 1 - share - cut.y)) };
}

/** From one corner to another, as a pointer drew it. */
export function between(a: { x: number; y: number }, b: { x: number; y: number }): Cut {
  const within = (n: number) => Math.max(0, Math.min(1, n));
  const [x1, x2] = [within(a.x), within(b.x)].sort((p, q) => p - q) as [number, number];
  const [y1, y2] = [within(a.y), within(b.y)].sort((p, q) => p - q) as [number, number];
  const width = Math.max(LEAST, x2 - x1);
  const height = Math.max(LEAST, y2 - y1);
  return { x: Math.min(x1, 1 - width), y: Math.min(y1, 1 - height), width, height };
}
