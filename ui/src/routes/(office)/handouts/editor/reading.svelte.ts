// Reads a handout aloud with a voice of the system, row by row.
import type { Part } from './parts';

export class Reading {
  /** Whether the system has a voice at all; known a moment after the start. */
  has = $state<boolean | null>(null);
  /** The row that is read now. */
  key = $state<number | null>(null);
  private turn = 0;

  /** Looks for a voice. Returns the way to stop looking. */
  look(): () => void {
    const speech = window.speechSynthesis as SpeechSynthesis | undefined;
    if (!speech) {
      this.has = false;
      return () => {};
    }
    const ask = () => (this.has = speech.getVoices().length > 0);
    // Voices come later than the page.
    const clock = setTimeout(ask, 800);
    if (!ask()) this.has = null;
    speech.addEventListener?.('voiceschanged', ask);
    return () => {
      clearTimeout(clock);
      speech.removeEventListener?.('voiceschanged', ask);
      this.stop();
    };
  }

  read(title: string, parts: Part[], language: string) {
    const mine = ++this.turn;
    speechSynthesis.cancel();
    const queue = [{ key: -1, words: title }, ...parts.map(({ key, words }) => ({ key, words }))].filter((one) => one.words.trim());
    const next = () => {
      const one = queue.shift();
      if (mine !== this.turn) return;
      if (!one) return this.stop();
      this.key = one.key;
      const said = new SpeechSynthesisUtterance(one.words);
      said.lang = language;
      said.rate = 0.9;
      said.onend = next;
      said.onerror = () => this.stop();
      speechSynthesis.speak(said);
    };
    next();
  }

  stop() {
    this.turn++;
    this.key = null;
    window.speechSynthesis?.cancel();
  }
}
