import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { report } from '#contracts/report';
import { createTablet, send, visit } from '../fixtures/devices.ts';
import { createPavilion, wednesday } from '../fixtures/pavilion.ts';
import { createTestApp } from '../setup/app.ts';
import { readCsv } from '../setup/csv.ts';
import { type ReadCell, readWorkbook } from '../setup/workbook.ts';

const { db, request, as } = await createTestApp();
const { event, copa, drasi } = await createPavilion(db);
const manager = await as('manager');
const tablets = [
  await createTablet(db, event.id, [copa.id], 'One'),
  await createTablet(db, event.id, [drasi.id], 'Two'),
];
const boothOf = [copa.id, drasi.id];

const file = (format: string, query = '') =>
  request
    .get(`/api/v1/events/${event.slug}/summary.${format}${query}`)
    .set(manager)
    .responseType('blob')
    .expect(200);

const sum = (all: readonly unknown[]) => all.reduce<number>((before, one) => before + Number(one ?? 0), 0);

/** The same number told by the tables of one file. */
type Told = { [table: string]: number };

function toldByZip(bytes: Uint8Array): Told {
  const rows = (table: string) => {
    const [, found] =
      Object.entries(unzipSync(bytes)).find(([name]) => name.startsWith(`${event.slug}-${table}-`)) ?? [];
    return readCsv(strFromU8(found ?? new Uint8Array()));
  };
  const visitors = (table: string) => sum(rows(table).map((row) => row.visitors));
  return {
    ...{ event: visitors('event'), booths: visitors('booths'), days: visitors('days') },
    ...{ hours: visitors('hours'), audiences: visitors('audiences'), sectors: visitors('sectors') },
    tapped: sum(rows('booths').map((row) => row.tapped)),
  };
}

function toldByWorkbook(bytes: Uint8Array): Told {
  const book = readWorkbook(bytes);
  const column = (sheet: ReadCell[][] = [], head: string) =>
    sheet.slice(1).map((row) => row[sheet[0]?.indexOf(head) ?? -1]);
  const visitors = (sheet: string) => sum(column(book[sheet], 'Visitors'));
  return {
    event: Number(book.Event?.find(([what]) => what === 'Visitors')?.[1] ?? 0),
    ...{ booths: visitors('Booths'), days: visitors('Days'), hours: visitors('Hours') },
    ...{ audiences: visitors('Audiences'), sectors: visitors('Sectors') },
    tapped: sum(column(book.Booths, 'Tapped')),
  };
}

function toldByJson(bytes: Uint8Array): Told {
  const { total, booths, hours, notPlaced, days } = report.parse(JSON.parse(Buffer.from(bytes).toString()));
  return {
    ...{ event: total.visitors ?? 0, booths: sum(booths.map(({ figure }) => figure.visitors)) },
    days: sum(days.map(({ figure }) => figure.visitors)) + notPlaced.visitors,
    hours: sum(hours.map(({ visitors }) => visitors)) + notPlaced.visitors,
    audiences: sum(booths.flatMap((booth) => booth.audiences.map(({ visitors }) => visitors))),
    sectors: sum(booths.flatMap((booth) => booth.sectors.map(({ visitors }) => visitors))),
    tapped: sum(booths.map(({ figure }) => figure.tapped)),
  };
}

const files = [
  ['zip', toldByZip],
  ['xlsx', toldByWorkbook],
  ['json', toldByJson],
] as const;

test('while devices send, all tables of a file are of one moment, and nothing is lost', {
  timeout: 60_000,
}, async () => {
  let isOver = false;
  let sent = 0;
  const sending = tablets.map(async (tablet, place) => {
    const boothId = boothOf[place] ?? '';
    for (let round = 0; !isOver; round += 1) {
      const tappedAt = wednesday(`${11 + (round % 3)}:${String(10 + (round % 40)).padStart(2, '0')}`);
      const items = [1, 2, 3].map((partySize) =>
        visit(boothId, { tappedAt, partySize, audience: 'newcomer', sector: 'finance' }),
      );
      const { body } = await send(request, tablet, items).expect(200);
      expect(body.receipts.every(({ outcome }: { outcome: string }) => outcome === 'stored')).toBe(true);
      sent += 6;
    }
  });
  const seen: number[] = [];
  for (let round = 0; round < 8; round += 1)
    for (const [format, toldBy] of files) {
      const before = sent;
      const told = toldBy((await file(format)).body);
      const odd = Object.entries(told).filter(([, visitors]) => visitors !== told.event);
      expect([format, told.event, odd]).toEqual([format, told.event, []]);
      expect(told.event).toBeGreaterThanOrEqual(before);
      seen.push(told.event ?? 0);
    }
  isOver = true;
  await Promise.all(sending);
  // It was measured while it moved.
  expect(new Set(seen).size).toBeGreaterThan(8);
  expect(toldByJson((await file('json')).body).event).toBe(sent);
});
