// One form: what is typed, what is wrong with it, and whether it is being kept.
// What somebody typed is never lost: it is kept as a draft while they type, and
// stays in the fields when the core refuses it.
import { onDestroy, onMount, tick } from 'svelte';
import { commands, refusalOf, type Problem, type Refusal } from '$lib/backend';

const PAUSE = 400;

export class Form<Draft extends object> {
  draft: Draft = $state()!;
  problems = $state<Problem[]>([]);
  refusal = $state<Refusal | null>(null);
  saving = $state(false);
  /** True when this draft was found again, so that the page can say so. */
  found = $state(false);
  summary = $state<HTMLElement | null>(null);

  private fresh: string;
  private kept: string;
  private clock: ReturnType<typeof setTimeout> | undefined;

  /** `place` names the form among the drafts of an officer, such as "person:new"; "" keeps none,
      and no copy of what is typed, which may be a passphrase. */
  constructor(
    fresh: Draft,
    private readonly place = '',
  ) {
    this.draft = structuredClone(fresh);
    this.fresh = this.kept = JSON.stringify(fresh);
  }

  problem = (field: string): string => this.problems.find((p) => p.field === field)?.message ?? '';

  /** Brings back what was typed here before, if anything was. */
  async restore() {
    if (!this.place) return;
    const typed = await commands.takeDraft(this.place).catch(() => null);
    if (!typed || typed === this.fresh) return;
    try {
      const before = JSON.parse(typed) as Partial<Draft>;
      // A draft of an older version may have other fields: only those of today count.
      const known = Object.keys(this.draft).filter((key) => key in before) as (keyof Draft)[];
      for (const key of known) this.draft[key] = before[key] as Draft[keyof Draft];
      this.kept = JSON.stringify(this.draft);
      this.found = true;
    } catch {
      await this.forget();
    }
  }

  /** To be called from an effect: keeps the draft when typing pauses. */
  keep() {
    clearTimeout(this.clock);
    if (!this.place) return;
    const typed = JSON.stringify(this.draft);
    if (typed === this.kept || this.saving) return;
    this.clock = setTimeout(() => void this.keepNow(typed), PAUSE);
  }

  /** Keeps at once what waits to be kept: before the page goes or locks. */
  async flush() {
    clearTimeout(this.clock);
    if (!this.place) return;
    const typed = JSON.stringify(this.draft);
    if (typed !== this.kept && !this.saving) await this.keepNow(typed);
  }

  /** Lets go of these, which are not for keeping. */
  empty(...fields: (keyof Draft)[]) {
    const fresh = JSON.parse(this.fresh) as Draft;
    for (const field of fields) this.draft[field] = fresh[field];
    this.problems = [];
    this.refusal = null;
  }

  startAgain() {
    this.draft = JSON.parse(this.fresh) as Draft;
    // Nothing is typed: what is left to keep would else be put back when the page goes.
    this.kept = this.fresh;
    this.found = false;
    this.problems = [];
    this.refusal = null;
    void this.forget();
  }

  /** Sends the form. Answers with what came back, or null when it was refused. */
  async send<Answer>(deed: (draft: Draft) => Promise<Answer>): Promise<Answer | null> {
    if (this.saving) return null;
    clearTimeout(this.clock);
    this.saving = true;
    try {
      const answer = await deed($state.snapshot(this.draft) as Draft);
      this.problems = [];
      this.refusal = null;
      this.found = false;
      if (this.place) this.kept = JSON.stringify(this.draft);
      await this.forget();
      return answer;
    } catch (thrown) {
      await this.refuse(refusalOf(thrown));
      return null;
    } finally {
      this.saving = false;
    }
  }

  /** What stands in the form is what is saved now. */
  settle(saved: Draft) {
    this.fresh = this.kept = JSON.stringify(saved);
    this.found = false;
  }

  /** Whether something typed is not saved. */
  differs = (): boolean => JSON.stringify(this.draft) !== this.fresh;

  async forget() {
    clearTimeout(this.clock);
    if (this.place) await commands.dropDraft(this.place).catch(() => null);
  }

  private async refuse(refusal: Refusal) {
    this.problems = refusal.problems;
    this.refusal = refusal;
    await tick();
    this.summary?.focus();
  }

  private async keepNow(typed: string) {
    await commands.keepDraft(this.place, typed).then(
      () => (this.kept = typed),
      // Typing goes on; the next pause tries again.
      () => {},
    );
  }
}

const open = new Set<{ flush(): Promise<void> }>();

/** In the set-up of a component that shows a form: brings back and keeps what is typed. */
export function keepsDrafts<Draft extends object>(form: Form<Draft>) {
  onMount(() => {
    open.add(form);
    void form.restore();
  });
  onDestroy(() => {
    open.delete(form);
    void form.flush();
  });
  $effect(() => form.keep());
}

/** Keeps what waits in any form: the store is about to lock. */
export async function flushForms() {
  await Promise.all([...open].map((form) => form.flush()));
}

/** The id of the control of a field, to which the summary links. */
export const controlId = (field: string) => `field-${field.replaceAll('.', '-')}`;
