// The page beside the rows: asked for with every letter, one at a time, the newest
// always last. Nothing waits for a pause, so it follows the fingers.
import { commands, refusalOf, type Look } from '$lib/backend';
import { draftOf, type Writing } from './parts';

export class Live {
  bytes = $state.raw<ArrayBuffer | null>(null);
  trouble = $state('');
  private wanted: { writing: Writing; look: Look } | null = null;
  private running = false;
  private typedAt = 0;

  ask(writing: Writing, look: Look) {
    this.wanted = { writing, look };
    this.typedAt = performance.now();
    if (!this.running) void this.run();
  }

  stop() {
    this.wanted = null;
  }

  /** The page stands: how long it took is kept for journeys and benchmarks to read. */
  drawn = () => {
    if (this.typedAt > 0) performance.measure('handout preview', { start: this.typedAt });
    this.typedAt = 0;
  };

  private async run() {
    this.running = true;
    while (this.wanted) {
      const { writing, look } = this.wanted;
      this.wanted = null;
      try {
        this.bytes = await commands.draftPdf(draftOf(writing), look);
        this.trouble = '';
      } catch (thrown) {
        const { message, hint, problems } = refusalOf(thrown);
        this.trouble = [message, ...problems.map((one) => one.message), hint].filter(Boolean).join(' ');
      }
    }
    this.running = false;
  }
}
