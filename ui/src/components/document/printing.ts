// Lays a paper out for the print dialog. The web view prints what its page shows, so the pages stand at the end of it,
// unseen on the screen and alone on the paper.
import type { PDFPageProxy } from './pdf';

/** Pixels to a PDF point when printing: 3 gives 216 to the inch. */
const PRINT_SCALE = 3;

const FOLDER = 'paper-to-print';
let sheet: CSSStyleSheet | undefined;

/** Draws the pages and puts them where the print dialog finds them; takes the place of what was there. */
export async function layOutForPrint(pages: readonly PDFPageProxy[]): Promise<void> {
  const folder = document.createElement('div');
  folder.className = FOLDER;
  folder.setAttribute('aria-hidden', 'true');
  for (const page of pages) {
    const canvas = document.createElement('canvas');
    const viewport = page.getViewport({ scale: PRINT_SCALE });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    folder.append(canvas);
    await page.render({ canvas, viewport, intent: 'print' }).promise;
  }
  clearPrint();
  document.body.append(folder);
  // A paper has its own margins; everything else that is printed has those of the printer.
  sheet = new CSSStyleSheet();
  const first = pages[0]?.getViewport({ scale: 1 });
  const onItsSide = first !== undefined && first.width > first.height;
  sheet.replaceSync(`@page { size: A4${onItsSide ? ' landscape' : ''}; margin: 0 }`);
  document.adoptedStyleSheets.push(sheet);
}

/** Takes the laid-out paper away: when its preview closes, not before, for the print dialog still reads it. */
export function clearPrint(): void {
  document.querySelector(`.${FOLDER}`)?.remove();
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((adopted) => adopted !== sheet);
  sheet = undefined;
}
