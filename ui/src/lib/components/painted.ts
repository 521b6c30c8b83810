// A frame is begun, painted, and then shown while the one after it is begun.
const FRAMES = 3;

/** Once what was just drawn is on the screen. What it gives back takes the wish back. */
export function whenPainted(then: () => void): () => void {
  let left = FRAMES;
  let frame = requestAnimationFrame(next);
  function next() {
    if (--left === 0) return then();
    frame = requestAnimationFrame(next);
  }
  return () => cancelAnimationFrame(frame);
}
