import { expect, test } from 'vitest';
import { between, cutAt, WHOLE, withCut, type Edge } from './crop';

test('each edge is cut off by itself', () => {
  const cut = withCut(withCut(WHOLE, 'left', 20), 'bottom', 30);
  expect(cut).toEqual({ x: 0.2, y: 0, width: 0.8, height: 0.7 });
  const edges: Edge[] = ['left', 'right', 'top', 'bottom'];
  expect(edges.map((edge) => cutAt(cut, edge))).toEqual([20, 0, 0, 30]);
  expect(withCut(cut, 'left', 0)).toEqual({ x: 0, y: 0, width: 1, height: 0.7 });
});

test('something of the photo always stays', () => {
  const cut = withCut(withCut(withCut(WHOLE, 'right', 60), 'left', 90), 'top', 90);
  expect(cut.width).toBeCloseTo(0.1);
  expect(cut.height).toBeCloseTo(0.1);
  expect(cut.x + cut.width).toBeLessThanOrEqual(1);
});

test('a box may be drawn from any corner, and stays within the photo', () => {
  expect(between({ x: 0.8, y: 0.9 }, { x: 0.2, y: 0.1 })).toMatchObject({ x: 0.2, y: 0.1 });
  const beyond = between({ x: 0.95, y: 0.5 }, { x: 3, y: -1 });
  expect([beyond.x + beyond.width <= 1, beyond.y]).toEqual([true, 0]);
});
