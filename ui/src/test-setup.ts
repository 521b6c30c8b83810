// Every test of the page has the sample's answers and an office that goes nowhere.
// What a test needs beyond that it says itself, by overriding one command.
import { beforeEach, vi } from 'vitest';

vi.mock('$lib/backend', async (original) => {
  const [real, { answerOf }] = await Promise.all([original<typeof import('$lib/backend')>(), import('$lib/backend/fixtures')]);
  const commands = Object.keys(real.commands).map((name) => {
    const answer = answerOf(name as keyof typeof real.commands) as (...asked: unknown[]) => unknown;
    return [name, vi.fn(async (...asked: unknown[]) => structuredClone(answer(...asked)))];
  });
  return { ...real, commands: Object.fromEntries(commands) };
});
vi.mock('$app/navigation', () => ({
  goto: vi.fn(async () => {}), invalidate: vi.fn(async () => {}), invalidateAll: vi.fn(async () => {}), beforeNavigate: vi.fn(), afterNavigate: vi.fn(),
}));

// Back to these answers, after a test that had another.
beforeEach(() => void vi.resetAllMocks());

// jsdom has no <dialog> deeds, no matchMedia and nothing to draw on.
HTMLCanvasElement.prototype.getContext = () => null;
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
window.matchMedia ??= (media: string) =>
  ({ matches: false, media, addEventListener() {}, removeEventListener() {} }) as unknown as MediaQueryList;
Element.prototype.scrollIntoView ??= () => {};
