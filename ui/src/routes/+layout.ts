// There is no server: the shell hands out one page, and everything is drawn in it.
export const ssr = false;
export const prerender = false;

// Fetched while the records are: else the first page asks for them when it is laid out.
const WEIGHTS = [400, 600, 700, 800];
const faces = Promise.all(WEIGHTS.map((weight) => document.fonts.load(`${weight} 1em "Atkinson Hyperlegible Next"`)));

/** A page is set in its own letters from its first picture on. */
export async function load() {
  await faces.catch(() => {});
}
