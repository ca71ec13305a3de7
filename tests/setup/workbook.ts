import { strFromU8, unzipSync } from 'fflate';

/** A cell as it stands in the file: text, a number, or a date or time with its format, as the clock shows it. */
export type ReadCell = string | number | { at: string; format: string } | null;

/** A workbook read by its XML alone (ECMA-376), without the library that wrote it: rows by sheet. Formulas are refused. */
export function readWorkbook(bytes: Uint8Array): { [sheet: string]: ReadCell[][] } {
  const files = unzipSync(bytes);
  const part = (name: string) => strFromU8(files[`xl/${name}`] ?? new Uint8Array());
  const strings = all(part('sharedStrings.xml'), /<si>(?:<t[^>]*>([\s\S]*?)<\/t>|<t[^>]*\/>)<\/si>/g).map(
    ([, text]) => unescaped(plain(text)),
  );
  const styles = part('styles.xml');
  const formats = new Map(
    all(styles, /<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g).map(([, id, code]) => [id, code]),
  );
  const [, cellStyles = ''] = /<cellXfs[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles) ?? [];
  const formatOf = all(cellStyles, /<xf ([^>]*?)\/?>/g).map(([, of = '']) =>
    formats.get(/numFmtId="(\d+)"/.exec(of)?.[1]),
  );
  const cellOf = (attributes: string, inner: string): ReadCell => {
    if (/<f[\s>]/.test(inner)) throw new Error(`a formula: ${inner}`);
    const [, value] = /<v>([^<]*)<\/v>/.exec(inner) ?? [];
    if (value === undefined) return null;
    if (/ t="s"/.test(attributes)) return strings[Number(value)] ?? null;
    const format = formatOf[Number(/ s="(\d+)"/.exec(attributes)?.[1] ?? 0)];
    return format === undefined ? Number(value) : { at: dateOfSerial(Number(value)), format };
  };
  const names = all(part('workbook.xml'), /<sheet [^>]*name="([^"]*)"/g).map(([, name]) => plain(name));
  const sheets = names.map((name, index) => {
    const rows = all(part(`worksheets/sheet${index + 1}.xml`), /<row [^>]*>([\s\S]*?)<\/row>/g);
    const read = rows.map(([, row = '']) => {
      const cells: ReadCell[] = [];
      for (const [, column, attributes = '', inner = ''] of all(
        row,
        /<c r="([A-Z]+)\d+"([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g,
      ))
        cells[numberOf(column)] = cellOf(attributes, inner);
      return Array.from(cells, (cell) => cell ?? null);
    });
    return [name, read] as const;
  });
  return Object.fromEntries(sheets);
}

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)];

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const plain = (text = '') =>
  text.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
    code === undefined ? (entities[name] ?? '') : String.fromCodePoint(Number(code)),
  );

/** Letters by their number, as a spreadsheet reads them. */
const unescaped = (text: string) =>
  text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

const numberOf = (column = '') =>
  [...column].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

/** Days since 30 December 1899, in whole seconds. */
const dateOfSerial = (days: number) =>
  new Date(Date.UTC(1899, 11, 30) + Math.round(days * 86_400) * 1_000).toISOString().slice(0, 19);
