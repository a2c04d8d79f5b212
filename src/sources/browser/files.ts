/** The page as a reader sees it, as files: the whole page as a picture, and as a PDF. */
import type { Warning } from '../../errors.ts';
import type { BrowserVisit } from '../../types.ts';
import type { BrowserOptions } from '../options.ts';
import { joinTiles, type Tile } from './png.ts';
import type { Tab } from './tab.ts';

type PageFile = BrowserVisit['files'][number];

/** CSS pixels. Graphics processors draw 16,384 at most, and some 8,192; what is taller is drawn piece by piece. */
const TILE_HEIGHT = 4_000;
/** Taller pages are cut there: some 120 screens. */
const MOST_HEIGHT = 100_000;

/** The files that were asked for, and what is missing in them. */
export async function pageFiles(
  tab: Tab,
  { screenshot, pdf }: BrowserOptions,
): Promise<{ files: PageFile[]; warnings: Warning[] }> {
  const files: PageFile[] = [];
  const warnings: Warning[] = [];
  if (screenshot) {
    const { bytes, warning } = await wholePicture(tab);
    files.push({ name: 'screenshot.png', type: 'image/png', bytes });
    if (warning) warnings.push(warning);
  }
  if (pdf) files.push({ name: 'page.pdf', type: 'application/pdf', bytes: await printed(tab) });
  return { files, warnings };
}

async function wholePicture(tab: Tab): Promise<{ bytes: Uint8Array; warning?: Warning }> {
  const { session } = tab;
  const { cssContentSize } = await tab.within(session.send('Page.getLayoutMetrics'));
  const width = Math.max(1, Math.ceil(cssContentSize.width));
  const height = Math.max(1, Math.min(MOST_HEIGHT, Math.ceil(cssContentSize.height)));
  const tiles: Tile[] = [];
  for (let top = 0; top < height; top += TILE_HEIGHT) {
    const clip = { x: 0, y: top, width, height: Math.min(TILE_HEIGHT, height - top), scale: 1 };
    const shot = session.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
    tiles.push({ bytes: Buffer.from((await tab.within(shot)).data, 'base64') });
  }
  const bytes = await joinTiles(tiles);
  if (cssContentSize.height <= MOST_HEIGHT) return { bytes };
  const message = `the page is ${Math.ceil(cssContentSize.height)} pixels high; the screenshot has the first ${MOST_HEIGHT}`;
  return { bytes, warning: { code: 'screenshot-cut', message } };
}

/** The PDF shows the page as it looks on the screen, not as its style for printers wants it. */
async function printed(tab: Tab): Promise<Uint8Array> {
  const { page } = tab;
  await tab.within(page.emulateMedia({ media: 'screen' }));
  const session = tab.session;
  const drawing = session.send('Page.printToPDF', {
    printBackground: true,
    paperWidth: 8.27,
    paperHeight: 11.69,
    marginTop: 0.4,
    marginBottom: 0.4,
    marginLeft: 0.4,
    marginRight: 0.4,
    // A window of 1,280 pixels on the width of the paper.
    scale: 0.6,
    transferMode: 'ReturnAsBase64',
  });
  const { data } = await tab.within(drawing);
  return Buffer.from(data, 'base64');
}
