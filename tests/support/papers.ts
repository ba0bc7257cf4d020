import { createCanvas } from '@napi-rs/canvas';
import jsqr from 'jsqr';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** What a reader of a PDF's first page finds. */
export interface Paper {
  readonly pages: number;
  readonly text: string;
  /** Names of its fonts. */
  readonly fonts: readonly string[];
  /** Whether each font is in the file. */
  readonly allFontsEmbedded: boolean;
  /** Its metadata, as XML. */
  readonly metadata: string;
  readonly title: string;
}

interface PdfFont {
  readonly name: string;
  readonly missingFile: boolean;
}

const open = (bytes: Uint8Array) => getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;

/** Draws the first page of a PDF as a viewer does and decodes the QR code in the drawing; null: there is none. */
export async function readQrCode(bytes: Uint8Array): Promise<string | null> {
  const document = await open(bytes);
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: 2 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
  await document.destroy();
  return jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? null;
}

/** Opens a PDF as a viewer does. Does not draw it: what is drawn is slow to read, see `readQrCode`. */
export async function readPaper(bytes: Uint8Array): Promise<Paper> {
  const document = await open(bytes);
  const page = await document.getPage(1);
  // loads the page's fonts
  await page.getOperatorList();
  const { items } = await page.getTextContent();
  const names = items.flatMap((item) => ('fontName' in item ? [item.fontName] : []));
  const fonts = [...new Set(names)].map((name) => page.commonObjs.get(name) as PdfFont);
  const { metadata, info } = await document.getMetadata();
  const paper = {
    pages: document.numPages,
    text: items.map((item) => ('str' in item ? item.str : '')).join(' '),
    fonts: fonts.map(({ name }) => name),
    allFontsEmbedded: fonts.every(({ missingFile }) => !missingFile),
    metadata: metadata?.getRaw() ?? '',
    title: (info as { Title?: string }).Title ?? '',
  };
  await document.destroy();
  return paper;
}
