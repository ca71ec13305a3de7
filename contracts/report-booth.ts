import { z } from 'zod';
import { afterTalk } from './after-talks.ts';
import { coverageMinutes } from './coverage.ts';
import { feedbackKind } from './feedback.ts';
import { id, instant, line, localDate, slug } from './fields.ts';
import { figure } from './figures.ts';
import { headCountSource } from './head-counts.ts';
import { highlightState } from './highlight-state.ts';

/** A figure's evidence: how it was counted, in data; the words are made by the renderers. */
const evidence = z.object({
  headCounts: z.array(
    z.object({
      source: headCountSource,
      approximate: z.boolean(),
      likely: z.int(),
      low: z.int().nullable(),
      high: z.int().nullable(),
      startsAt: instant.nullable(),
      endsAt: instant.nullable(),
      wording: z.string(),
      sourceUrl: z.string().nullable(),
      /** False: another head count is the figure of all of its time, this one is shown beside it. */
      isUsed: z.boolean(),
      /** Its visitors in the figure: fewer than likely where a better one holds for a part of its time. */
      counted: z.int(),
    }),
  ),
  /** Visits and visitors tapped, and on how many devices. */
  visits: z.int(),
  visitors: z.int(),
  devices: z.int(),
  /** Of those visitors: within the stretch of a head count that is used, so not added; and the others, which are. */
  beside: z.int(),
  added: z.int(),
  /**
   * More was tapped in the time of a head count than it says, or those with times come to more than the one of the whole
   * event: somebody has to decide.
   */
  isDisputed: z.boolean(),
});

/** One booth, as the summary tells it. */
export const reportBooth = z.object({
  boothId: id,
  slug,
  name: line(120),
  project: z.object({
    slug,
    name: line(120),
    kind: z.enum(['project', 'community']),
    maturity: z.string().nullable(),
    aliases: z.array(z.string()),
  }),
  kiosks: z.array(z.string()),
  representatives: z.array(z.object({ name: line(120), affiliation: z.string() })),
  figure,
  evidence,
  days: z.array(z.object({ date: localDate, figure })),
  /** Of those tapped, the most frequent first; last `not-said`, of whom nobody said it. Each list but the topics adds up to them. */
  audiences: z.array(z.object({ audience: z.string(), visits: z.int(), visitors: z.int() })),
  sectors: z.array(z.object({ sector: z.string(), visits: z.int(), visitors: z.int() })),
  /** One visit may have several topics. */
  topics: z.array(z.object({ slug, label: z.string(), visits: z.int(), visitors: z.int() })),
  /** Of its slots; null where none is known. */
  coverage: coverageMinutes.nullable(),
  /** Talks that are over, about its project or named by its visitors, with who came after them. */
  talks: z.array(afterTalk),
  /** What was promised there, in the order of time; nothing of the visitor. */
  followUps: z.array(
    z.object({
      what: z.string(),
      owner: z.string(),
      dueOn: localDate.nullable(),
      occurredAt: instant,
      doneAt: instant.nullable(),
      issueUrl: z.string().nullable(),
    }),
  ),
  findings: z.array(
    z.object({ kind: feedbackKind, text: z.string(), answer: z.string(), mentions: z.int() }),
  ),
  highlight: z.object({ body: z.string(), state: highlightState }).nullable(),
});
