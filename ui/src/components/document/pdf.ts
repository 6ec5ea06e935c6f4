// Opens PDF bytes for looking at. The window's content policy allows no eval, no WebAssembly and no `blob:` script,
// so pdf.js is told to do without them and gets its worker from our own files.
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type { PDFDocumentProxy, PDFPageProxy };

let ready: Promise<void> | undefined;

// pdf.js would wrap the worker in a `blob:` where the page's origin is a scheme of its own, as in Tauri. Handing it a
// worker that is already running avoids that; where none can run, its code does the same work in the page.
function start(): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { type: 'module', name: 'pdf' });
    worker.addEventListener(
      'message',
      () => {
        pdfjs.GlobalWorkerOptions.workerPort = worker;
        resolve();
      },
      { once: true },
    );
    worker.addEventListener('error', () => {
      worker.terminate();
      import('pdfjs-dist/legacy/build/pdf.worker.min.mjs').then(() => resolve(), reject);
    });
  });
}

/** Opens the bytes. They are copied first: pdf.js moves what it is given to its worker. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  ready ??= start();
  await ready;
  return pdfjs.getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
  }).promise;
}

/** Whether a PDF could not be opened because it asks for a password. */
export function asksForPassword(trouble: unknown): boolean {
  return trouble instanceof Error && trouble.name === 'PasswordException';
}

/** Paints a page at a scale (1 is 72 dpi) and lays its words over it, for selecting and for screen readers. */
export async function drawPage(
  page: PDFPageProxy,
  scale: number,
  canvas: HTMLCanvasElement,
  words: HTMLElement,
): Promise<void> {
  const viewport = page.getViewport({ scale });
  const dense = Math.min(window.devicePixelRatio || 1, 2);
  canvas.width = Math.floor(viewport.width * dense);
  canvas.height = Math.floor(viewport.height * dense);
  await page.render({ canvas, viewport, transform: [dense, 0, 0, dense, 0, 0] }).promise;
  words.replaceChildren();
  words.style.setProperty('--total-scale-factor', String(scale));
  const layer = new pdfjs.TextLayer({
    textContentSource: page.streamTextContent(),
    container: words,
    viewport,
  });
  await layer.render();
  // It measures letters on a canvas of its own beside the page, which is nothing for a reader.
  for (const canvas of document.querySelectorAll('.hiddenCanvasElement')) {
    canvas.setAttribute('aria-hidden', 'true');
  }
}
