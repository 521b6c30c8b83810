import { sveltekit } from '@sveltejs/kit/vite';
import { svelteTesting } from '@testing-library/svelte/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

// SvelteKit's announcer of page changes hides itself with a style attribute,
// which our content security policy refuses; base.css hides it instead.
const announcerWithoutStyle: Plugin = {
  name: 'announcer-without-style',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/generated/root.svelte')) return null;
    return code.replace(/(id="svelte-announcer"[^>]*?)\sstyle="[^"]*"/, '$1');
  },
};

export default defineConfig({
  plugins: [announcerWithoutStyle, sveltekit(), svelteTesting()],
  // Everything in files of its own: the policy allows no data: but pictures.
  build: { assetsInlineLimit: 0, chunkSizeWarningLimit: 1500 },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts'], setupFiles: ['src/test-setup.ts'] },
});
