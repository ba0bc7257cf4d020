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
  /** What the QR code on the page holds; null: there is none. */
  readonly qrCode: string | null;
}

interface PdfFont {
  readonly name: string;
  readonly missingFile: boolean;
}

/** Opens a PDF as a viewer does, draws its first page and decodes the QR code in the drawing. */
export async function readPaper(bytes: Uint8Array): Promise<Paper> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: 2 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  const context = canvas.getContext('2d');
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
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
    qrCode: jsqr.default(new Uint8ClampedArray(data), width, height)?.data ?? null,
  };
  await document.destroy();
  return paper;
}
