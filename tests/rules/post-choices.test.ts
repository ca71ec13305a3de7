import { describe, expect, test } from 'vitest';
import type { Report } from '#contracts/report';
import { postOf } from '#contracts/summary-post';
import { readWritten } from '#contracts/written-text';
import {
  anchorOf,
  chosenBooths,
  moved,
  partsOf,
  summaryInAddress,
  withTyped,
} from '#web/dashboard/summary/post-choices.ts';
import { plainText } from '#web/dashboard/summary/rich-text.ts';
import { reportBooth, reportOf } from '../fixtures/report.ts';

const booth = (slug: string, boothId: string) => reportBooth({ slug, name: slug.toUpperCase(), boothId });
const [copa, drasi, istio] = [booth('copa', '1'), booth('drasi', '2'), booth('istio', '3')];
const report: Report = {
  ...reportOf([copa, drasi, istio]),
  sections: [{ section: 'why', body: 'Because.', state: 'approved' }],
};
const slugs = (booths: readonly { slug: string }[]) => booths.map(({ slug }) => slug);

describe('the booths of a post', () => {
  test('are those chosen, in that order; all of them when nobody chose', () => {
    expect(slugs(chosenBooths(report, ['istio', 'gone', 'copa']))).toEqual(['istio', 'copa']);
    expect(slugs(chosenBooths(report, undefined))).toEqual(['copa', 'drasi', 'istio']);
    expect(slugs(chosenBooths(report, ['gone']))).toEqual(['copa', 'drasi', 'istio']);
  });

  test('move up and down, and stay where there is no further place', () => {
    const order = ['a', 'b', 'c'];
    expect(moved(order, 'c', -1)).toEqual(['a', 'c', 'b']);
    expect(moved(order, 'a', 1)).toEqual(['b', 'a', 'c']);
    expect(moved(order, 'a', -1)).toEqual(order);
    expect(moved(order, 'c', 1)).toEqual(order);
    expect(moved(order, 'x', 1)).toEqual(order);
  });

  test('stand between the sections; the others stay within reach', () => {
    const { parts, others } = partsOf(report, ['istio']);
    expect(parts.map(({ name }) => name)).toEqual([
      ...['Introduction', 'What the pavilion is', 'Why we are there', 'ISTIO'],
      ...['Themes by area', 'Conclusion', 'Contact'],
    ]);
    expect(others.map(({ key }) => key)).toEqual(['copa', 'drasi']);
  });
});

test('each written part is found in the preview by its heading; the introduction has none', () => {
  const { parts } = partsOf(report, undefined);
  const typed = parts.reduce((so, part) => withTyped(so, part, 'Written.'), report);
  const anchors = postOf(typed, { drafts: 'marked', frontMatter: false }).blocks.flatMap((block) =>
    block.kind === 'heading' ? (block.anchor ?? []) : [],
  );
  expect(parts.map(anchorOf)).toEqual([null, ...anchors.filter((anchor) => anchor !== 'projects')]);
});

test('what is typed is in the preview as if it were stored, in its state', () => {
  const { parts } = partsOf(report, undefined);
  const part = (key: string) => parts.find((one) => one.key === key) ?? expect.fail(key);
  expect(withTyped(report, part('drasi'), 'New').booths[1]?.highlight).toEqual({
    body: 'New',
    state: 'draft',
  });
  expect(withTyped(report, part('section-why'), 'Since.').sections).toEqual([
    { section: 'why', body: 'Since.', state: 'approved' },
  ]);
  expect(withTyped(report, part('section-contact'), 'Us.').sections).toContainEqual({
    section: 'contact',
    body: 'Us.',
    state: 'draft',
  });
});

test('an address that somebody broke opens the summary as it is', () => {
  expect(summaryInAddress.parse({ edition: 'x', part: 'Not One', booths: [], approved: 'no' })).toEqual({});
  // A list is of a link that was copied before.
  expect(summaryInAddress.parse({ booths: ['istio', 'copa'] })).toEqual({ booths: 'istio,copa' });
  expect(summaryInAddress.parse({ booths: 'istio,copa' })).toEqual({ booths: 'istio,copa' });
});

test('as plain text a post keeps its order, its items and its addresses', () => {
  const written =
    'See [the guide](https://example.org/a).\n\n3. three\n4. four\n   - inner\n\n> said\n\n| a | b |\n| - | - |\n| **1** | 2 |';
  expect(plainText(readWritten(written))).toBe(
    'See the guide (https://example.org/a).\n\n3. three\n4. four\n  - inner\n\nsaid\n\na\tb\n1\t2\n',
  );
});
