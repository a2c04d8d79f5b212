/** The page as a reader sees it, as files: the whole page as a picture, and as a PDF. */
import { TearsheetError, type Warning } from '../../errors.ts';
import type { BrowserVisit } from '../../types.ts';
import type { BrowserOptions } from '../options.ts';
import { joinTiles, type Tile } from './png.ts';
import type { Tab } from './tab.ts';

type PageFile = BrowserVisit['files'][number];

/** CSS pixels. Graphics processors draw 16,384 at most, and some 8,192; what is taller is drawn piece by piece. */
const TILE_HEIGHT = 4_000;
/** Larger pages are cut there: some 120 screens high, and as wide as every graphics processor draws. */
const MOST_HEIGHT = 100_000;
const MOST_WIDTH = 8_000;

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
  const [wide, high] = [cssContentSize.width, cssContentSize.height].map((size) => Math.max(1, Math.ceil(size))) as [
    number,
    number,
  ];
  const [width, height] = [Math.min(MOST_WIDTH, wide), Math.min(MOST_HEIGHT, high)];
  const tiles: Tile[] = [];
  for (let top = 0; top < height; top += TILE_HEIGHT) {
    const clip = { x: 0, y: top, width, height: Math.min(TILE_HEIGHT, height - top), scale: 1 };
    const shot = session.send('Page.captureScreenshot', { format: 'png', clip, captureBeyondViewport: true });
    tiles.push({ bytes: Buffer.from((await drawn(tab, 'screenshot', shot)).data, 'base64') });
  }
  const bytes = await joinTiles(tiles);
  if (width === wide && height === high) return { bytes };
  const [size, first] = height === high ? [`${wide} pixels wide`, width] : [`${high} pixels high`, height];
  return {
    bytes,
    warning: { code: 'screenshot-cut', message: `the page is ${size}; the screenshot has the first ${first}` },
  };
}

/** Throws `browser-failed` where the browser refuses to draw. */
function drawn<T>(tab: Tab, what: string, work: Promise<T>): Promise<T> {
  const failed = (cause: unknown) => {
    throw new TearsheetError('browser-failed', `the browser could not draw the ${what}`, { cause });
  };
  return tab.within(work.catch(failed));
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
  const { data } = await drawn(tab, 'PDF', drawing);
  return Buffer.from(data, 'base64');
}
