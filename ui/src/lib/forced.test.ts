// In Windows' forced colours every background is the system's: what only a background
// says would be lost there. WebKit on Linux has no forced colours to look at.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const STATES = ["[aria-selected='true']", "[aria-pressed='true']", '[aria-current', '.active', '.dragged', '.reading'];
/** What still shows when colours are the system's. */
const SHOWS = /(^|[;\s])(outline|border[\w-]*|text-decoration|font-weight):/;
const ACTIVE = '@media (forced-colors: active)';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.svelte'));
const styles = files.map((file) => {
  const [page = '', css = ''] = readFileSync(join('src', file), 'utf8').split('<style>');
  return { file, css, drawn: page.includes('<img') };
});
const rulesOf = (css: string) => [...css.matchAll(/([^{};]+)\{([^{}]*)\}/g)].map(([, selector, body]) => ({ selector: selector!.trim(), body: body! }));
/** The part of a stylesheet that holds in forced colours alone. */
function forcedIn(css: string): string {
  const from = css.indexOf(ACTIVE);
  return from < 0 ? '' : css.slice(from);
}

test('what is chosen, pressed or under way shows in forced colours too', () => {
  const quiet = styles.flatMap(({ file, css }) =>
    rulesOf(css)
      .filter(({ body }) => /background|box-shadow/.test(body) && !SHOWS.test(body))
      .flatMap(({ selector }) => STATES.filter((state) => selector.split(/\s/).at(-1)!.includes(state)).map((state) => ({ file, state, css }))),
  );
  expect(quiet.length).toBeGreaterThan(3);
  const lost = quiet.filter(({ state, css }) => !forcedIn(css).includes(state));
  expect(lost.map(({ file, state }) => `${file}: ${state}`)).toEqual([]);
});

test('drawings keep the white below them', () => {
  const whites = styles.filter(({ drawn }) => drawn).flatMap(({ file, css }) => rulesOf(css).filter(({ body }) => body.includes('background: var(--tile)')).map(({ selector }) => ({ file, selector, css })));
  const lost = whites.filter(({ selector, css }) => !/\.tile$/.test(selector) && !forcedIn(css).includes('forced-color-adjust: none'));
  expect(whites.length).toBeGreaterThan(8);
  expect(lost.map(({ file, selector }) => `${file}: ${selector}`)).toEqual([]);
});
