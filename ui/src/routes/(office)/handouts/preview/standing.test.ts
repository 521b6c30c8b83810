import { expect, test } from 'vitest';
import { standing } from './standing';

test('a web page stands inside the window without anything that runs, loads or leads away', () => {
  const { tree, css } = standing(
    '<html lang="ur" dir="rtl"><head><style>:root{color:red} main > p, nav.main{color:main} .main{top:0}</style><script>alert(1)</script><link rel="stylesheet" href="x"></head>' +
      '<body onload="x()"><main><a href="https://example.org">Us</a><img src="data:image/png;base64,AA" alt="A bus"><img src="x.png" alt=""><p style="margin: 1px">One</p><svg><use href="#bus"></use><use href="x.svg#bus"></use></svg></main></body></html>',
  );
  expect(css).toBe('html{color:red} .was-main > p, .was-nav.main{color:main} .main{top:0}');
  expect(tree.outerHTML).not.toMatch(/script|onload|example\.org|x\.png|<link|:root/);
  expect(tree.querySelector('img')?.getAttribute('src')).toContain('data:');
  expect([tree.querySelector('main'), tree.querySelector('.was-main') !== null]).toEqual([null, true]);
  expect([...tree.querySelectorAll('use')].map((use) => use.getAttribute('href'))).toEqual(['#bus', null]);
  expect([tree.lang, tree.dir]).toEqual(['ur', 'rtl']);
  expect((tree.querySelector('p') as HTMLElement).style.margin).toBe('1px');
});
