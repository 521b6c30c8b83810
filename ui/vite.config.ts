import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// Two habits of SvelteKit that our content security policy refuses: hiding its
// announcer of page changes by a style attribute (base.css does that), and
// asking a server for a newer version when a page is not found.
const MENDED: [file: string, habit: RegExp, instead: string][] = [
  ['/generated/root.svelte', /(id="svelte-announcer"[^>]*?)\sstyle="[^"]*"/, '$1'],
  ['/kit/src/runtime/client/utils.js', /if \(\w+ \|\| !BROWSER\) \{(?=\s*return \{\s*subscribe,[^}]*check: async)/, 'if (true) {'],
];

const withinThePolicy: Plugin = {
  name: 'within-the-policy',
  enforce: 'pre',
  transform(code, id) {
    const mended = MENDED.find(([file]) => id.split('?')[0]?.endsWith(file));
    if (!mended) return null;
    const [file, habit, instead] = mended;
    if (!habit.test(code)) this.error(`SvelteKit's ${file} has changed: look at MENDED in vite.config.ts`);
    return { code: code.replace(habit, instead), map: null };
  },
};

// What the first pages need comes in one file: the window would ask for fifty, and
// each takes its turn. Forms, handouts and what reads PDFs wait until they are opened.
const FIRST = [
  /node_modules(?!.*pdfjs)/,
  /\/src\/lib\/(?!.*fixtures)/,
  /generated.root\.svelte/,
  /\/routes\/(\(office\)\/|start\/|unlock\/)?\+/,
  /\/routes\/\(office\)\/(people|projects|claims|plan)\/\+/,
];

const inOnePiece: Plugin = {
  name: 'in-one-piece',
  outputOptions(options) {
    // SvelteKit's other build, which only finds out what there is, has its own files.
    if (this.environment.name !== 'client') return null;
    return { ...options, codeSplitting: { groups: [{ name: 'first', test: (id: string) => FIRST.some((one) => one.test(id)) }] } };
  },
};

export default defineConfig({
  plugins: [withinThePolicy, sveltekit(), svelteTesting(), inOnePiece],
  // Everything in files of its own: the policy allows no data: but pictures.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  // A test that asserts nothing tells nothing.
  test: { environment: 'jsdom', expect: { requireAssertions: true }, include: ['src/**/*.test.ts'], setupFiles: ['src/test-setup.ts'] },
});
