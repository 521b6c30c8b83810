import { afterEach, expect, test, vi } from 'vitest';
import { whenDayTurns } from './day';

afterEach(() => vi.useRealTimers());

test('a new day is noticed once, and not after the page is left', () => {
  vi.useFakeTimers({ now: new Date(2026, 10, 22, 23, 58) });
  const turned = vi.fn();
  const stop = whenDayTurns(turned);
  vi.advanceTimersByTime(60_000);
  expect(turned).not.toHaveBeenCalled();
  vi.advanceTimersByTime(10 * 60_000);
  expect(turned).toHaveBeenCalledTimes(1);
  stop();
  vi.advanceTimersByTime(24 * 60 * 60_000);
  expect(turned).toHaveBeenCalledTimes(1);
});
