/** `npm run bench [-- NAME]`: measures the figures that Pavilion holds itself to, and prints one table. */
import { cpus } from 'node:os';
import { buildAll } from '#tools/build';
import { dashboardEntry } from './dashboard.ts';
import { engagement } from './engagement.ts';
import { largeEvent } from './large-event.ts';
import { compare, type Result } from './method.ts';
import { oneVisit } from './one-visit.ts';
import { queuedVisits } from './queued-visits.ts';
import { setStage } from './stage.ts';
import { syncBatches } from './sync-batches.ts';
import { tabletEntry } from './tablet-entry.ts';
import { tapToPaint } from './tap-to-paint.ts';
import { visitsCsv } from './visits-csv.ts';

const wanted = process.argv[2] ?? '';
// It has no reference, and takes minutes: only by its name.
if (wanted === 'large event') {
  await largeEvent();
  process.exit();
}
// The server serves what is built when it starts.
await buildAll({ clientOnly: false });
const stage = await setStage();
try {
  const comparisons = [oneVisit(stage), syncBatches(stage)].filter(({ name }) => name.includes(wanted));
  const results: Result[] = [];
  if ('tablet entry'.includes(wanted)) results.push(tabletEntry());
  if ('dashboard entry'.includes(wanted)) results.push(await dashboardEntry(stage));
  if ('tap to paint'.includes(wanted)) results.push(await tapToPaint(stage));
  if ('queued visits'.includes(wanted)) results.push(await queuedVisits(stage));
  if ('engagement page'.includes(wanted)) results.push(await engagement());
  if ('visits csv'.includes(wanted)) results.push(await visitsCsv());
  for (const comparison of comparisons) results.push(await compare(comparison));
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}\n`);
  console.log(
    '| figure | reference | measured | reference value | ratio (95 % interval) | goal | A/A | verdict |',
  );
  console.log('|---|---|---|---|---|---|---|---|');
  for (const result of results) console.log(rowOf(result));
} finally {
  stage.stop();
}

function rowOf({
  name,
  reference,
  measured,
  referenceValue,
  unit,
  ratio,
  interval,
  goal,
  isCeiling = false,
  control,
  verdict,
}: Result): string {
  const round = (value: number) => Math.round(value).toLocaleString('en');
  const cells = [name, reference, `${round(measured)} ${unit}`, `${round(referenceValue)} ${unit}`];
  return `| ${[...cells, `${ratio.toFixed(2)} (${interval[0].toFixed(2)}–${interval[1].toFixed(2)})`, goal === null ? '–' : `${isCeiling ? '≤' : '≥'} ${goal}`, control.toFixed(2), verdict].join(' | ')} |`;
}
