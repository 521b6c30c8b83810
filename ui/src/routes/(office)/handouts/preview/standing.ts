// A whole HTML document as a tree that can stand inside another page: its words
// and pictures, without anything that runs, loads or leads away.
const NEVER = 'script, iframe, object, embed, link, meta, base, title, style';
/** A page has one of each already. */
const LANDMARKS = ['main', 'header', 'footer', 'nav', 'aside', 'form'];

export function standing(text: string): { tree: HTMLElement; css: string } {
  const parsed = new DOMParser().parseFromString(text, 'text/html');
  let css = [...parsed.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n');
  // The root of a tree inside a page is no :root, and its landmarks are no landmarks of the page.
  css = css.replaceAll(':root', 'html').replace(LANDMARK_IN_CSS, '.was-$1');
  for (const found of parsed.querySelectorAll(NEVER)) found.remove();
  for (const element of parsed.querySelectorAll<HTMLElement>('*')) stripped(element);
  for (const landmark of parsed.querySelectorAll(LANDMARKS.join())) {
    const place = parsed.createElement('div');
    for (const { name, value } of [...landmark.attributes]) if (name !== 'aria-label') place.setAttribute(name, value);
    place.classList.add(`was-${landmark.localName}`);
    place.append(...landmark.childNodes);
    landmark.replaceWith(place);
  }
  return { tree: document.importNode(parsed.documentElement, true), css };
}

/** Names of elements where a selector begins or goes on, outside of { }. */
const LANDMARK_IN_CSS = new RegExp(`(?<![-.#\\w])(${LANDMARKS.join('|')})(?=[\\s,.:>{])(?![^{}]*})`, 'g');

function stripped(element: HTMLElement) {
  const style = element.getAttribute('style');
  for (const { name, value } of [...element.attributes]) {
    // A drawing that stands in the file itself is shown; every other address is left out.
    const within = element.localName === 'use' ? value.startsWith('#') : name === 'src' && value.startsWith('data:');
    if (name.startsWith('on') || name === 'style' || (/(^|:)(href|src)$/.test(name) && !within)) element.removeAttribute(name);
  }
  // By this way, unlike by an attribute, the policy lets it through.
  if (style) element.style.cssText = style;
}
