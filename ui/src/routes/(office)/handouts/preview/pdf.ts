// The only file that knows pdf.js. It reads bytes that the core made, draws
// one page, and tells its words. It fetches nothing: every font is in the file.
import type { PDFDocumentProxy, PDFPageProxy, PDFWorker, RenderTask } from 'pdfjs-dist';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { placeOf, type Place } from './place';
import { spoken, type Spoken } from './spoken';

/** Larger canvases than this are refused or slow on old laptops, in pixels. */
const LARGEST = 16_000_000;

export type Pages = {
  count: number;
  /** "A4", or "" for paper without a name. */
  paper: string;
  /** Draws a page so wide, in CSS pixels. False when another drawing overtook it. */
  draw(canvas: HTMLCanvasElement, number: number, width: number, ground?: string): Promise<boolean>;
  words(number: number): Promise<Spoken[]>;
  /** Where these words stand on a page; null where they do not. */
  place(number: number, words: string): Promise<Place | null>;
  close(): void;
};

export async function openPages(bytes: ArrayBuffer): Promise<Pages> {
  const { pdfjs, worker, failed } = await reader();
  const loading = pdfjs.getDocument({
    data: new Uint8Array(bytes), worker, verbosity: 0,
    // The policy of the page allows no eval, no WebAssembly and nothing from outside.
    isEvalSupported: false, useWasm: false, useWorkerFetch: false, enableXfa: false,
    // Letters drawn as shapes: a face made for each letter that is typed would set the whole window anew.
    disableFontFace: true,
  });
  const document = await Promise.race([loading.promise, failed]);
  const size = (await document.getPage(1)).getViewport({ scale: 1 });
  let task: RenderTask | null = null;
  return {
    count: document.numPages,
    paper: paperOf(size.width, size.height),
    async draw(canvas, number, width, ground = '#ffffff') {
      task?.cancel();
      const page = await document.getPage(number);
      const whole = page.getViewport({ scale: 1 });
      const height = (whole.height / whole.width) * width;
      const sharp = Math.min(devicePixelRatio || 1, Math.sqrt(LARGEST / (width * height)));
      const viewport = page.getViewport({ scale: (width / whole.width) * sharp });
      // Drawn aside, so that the old page stays until the new one is whole.
      const aside = window.document.createElement('canvas');
      aside.width = Math.floor(viewport.width);
      aside.height = Math.floor(viewport.height);
      // As for print: at once, not a piece with each frame of the window.
      const mine = page.render({ canvas: aside, viewport, background: ground, intent: 'print' });
      task = mine;
      try {
        await mine.promise;
      } catch (thrown) {
        if (thrown instanceof pdfjs.RenderingCancelledException) return false;
        throw thrown;
      }
      if (task !== mine) return false;
      canvas.width = aside.width;
      canvas.height = aside.height;
      canvas.style.width = `${width}px`;
      canvas.getContext('2d')?.drawImage(aside, 0, 0);
      return true;
    },
    words: (number) => wordsOf(document, number),
    async place(number, words) {
      const page = await document.getPage(number);
      return placeOf(words, await textOf(page), page.getViewport({ scale: 1 }).height);
    },
    close() {
      task?.cancel();
      void loading.destroy();
    },
  };
}

async function wordsOf(document: PDFDocumentProxy, number: number): Promise<Spoken[]> {
  const page = await document.getPage(number);
  const [tree, items] = await Promise.all([page.getStructTree(), textOf(page)]);
  return spoken(tree, items);
}

/** pdf.js would walk the stream with `for await`, which WebKit's streams do not know. */
async function textOf(page: PDFPageProxy): Promise<TextContent['items']> {
  const parts = page.streamTextContent({ includeMarkedContent: true }).getReader() as ReadableStreamDefaultReader<TextContent>;
  const items: TextContent['items'] = [];
  for (let part = await parts.read(); !part.done; part = await parts.read()) items.push(...part.value.items);
  return items;
}

function paperOf(width: number, height: number): string {
  const is = (w: number, h: number) => Math.abs(width - w) < 3 && Math.abs(height - h) < 3;
  if (is(595, 842)) return 'A4';
  if (is(842, 595)) return 'A4, on its side';
  if (is(420, 595)) return 'A5';
  return is(842, 1191) ? 'A3' : '';
}

type Reader = { pdfjs: typeof import('pdfjs-dist'); worker: PDFWorker; failed: Promise<never> };
let kept: Promise<Reader> | undefined;

/** One worker for all documents, begun with the first. */
function reader(): Promise<Reader> {
  kept ??= begin();
  // What failed is begun anew next time.
  kept.catch(() => (kept = undefined));
  return kept;
}

async function begin(): Promise<Reader> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  // Made here: pdf.js takes an address of our own scheme for a foreign one, and
  // would wrap it in a blob:, which the policy refuses.
  const port = new Worker(workerAddress, { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    port.addEventListener('error', () => {
      kept = undefined;
      reject(new Error('The reader of the preview did not start.'));
    });
  });
  failed.catch(() => {});
  return { pdfjs, worker: pdfjs.PDFWorker.create({ port, verbosity: 0 }), failed };
}
