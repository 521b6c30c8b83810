const OFTEN = 60_000;

/** Calls `then` on each new day on the officer's wall. Answers with the way to stop. */
export function whenDayTurns(then: () => void): () => void {
  let day = new Date().toDateString();
  // A clock, not one long wait: a laptop sleeps over midnight.
  const clock = setInterval(() => {
    const now = new Date().toDateString();
    if (now === day) return;
    day = now;
    then();
  }, OFTEN);
  return () => clearInterval(clock);
}
