/** A CSV table as rows by column name; cells may be quoted and hold commas, quotes and line breaks (RFC 4180). */
export function readCsv(text: string): Record<string, string>[] {
  const records: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  const content = text.replace(/^\uFEFF/, '');
  for (let match = cell.exec(content); match !== null; match = cell.exec(content)) {
    const [all, quoted, plain, end] = match;
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') records.push([]);
    if (end === '' || all === '') break;
  }
  const [header = [], ...rows] = records.filter((record) => record.length > 1);
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? ''])));
}
