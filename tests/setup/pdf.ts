import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** The text of each page, one line of the page a line. */
  pages: string[];
  /** Width and height of the pages, in points. */
  sizes: [number, number][];
  title: string;
}

/** A PDF read by another library than the one that wrote it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  const pages: string[] = [];
  const sizes: [number, number][] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join(''));
    const { width, height } = page.getViewport({ scale: 1 });
    sizes.push([Math.round(width), Math.round(height)]);
  }
  const { info } = await document.getMetadata();
  await task.destroy();
  return { pages, sizes, title: 'Title' in info ? String(info.Title) : '' };
}

/** What stands on the pages, from top to bottom: as it lies on the paper, whatever order it was written in. */
export async function linesOf(bytes: Uint8Array): Promise<{ text: string }[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, isEvalSupported: false });
  const document = await task.promise;
  const lines: { text: string; page: number; y: number }[] = [];
  for (let page = 1; page <= document.numPages; page += 1) {
    const { items } = await (await document.getPage(page)).getTextContent();
    for (const item of items)
      if ('str' in item) {
        const y = Math.round(item.transform[5]);
        const line = lines.find((one) => one.page === page && one.y === y);
        if (line === undefined) lines.push({ text: item.str, page, y });
        else line.text += item.str;
      }
  }
  await task.destroy();
  return lines.toSorted((a, b) => a.page - b.page || b.y - a.y);
}
