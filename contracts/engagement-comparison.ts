import { z } from 'zod';
import { figure, whyNone } from './figures.ts';

/** Whether an hour has begun and is over; `none`: that side has no such hour. */
const hourState = z.enum(['over', 'running', 'coming', 'none']);

/** One hour after the opening, on both sides. Null: not recorded, still to come, or no such hour: the states say which. */
const alignedHour = z.object({
  /** 1: the first day with opening hours that is compared. */
  day: z.int(),
  /** 0: the first hour after the opening. */
  hour: z.int(),
  /** How much of it there is: less than 60 where a day, or the time that is compared, ends within it. */
  minutes: z.int(),
  visitors: z.int().nullable(),
  other: z.int().nullable(),
  /** How many of each are shares of head counts, as `shared` of an hour. Above 0 it is printed ~12. */
  shared: z.int(),
  otherShared: z.int(),
  state: hourState,
  otherState: hourState,
});
export type AlignedHour = z.infer<typeof alignedHour>;

/** Visitors, and whether some of them are from a head count that is not exact. */
const amount = z.object({ visitors: z.int(), approximate: z.boolean() });

/** Figures in all that are no part of what compares; null: it has no booth on that side. */
const leftOut = z.object({
  why: z.enum([
    /** A project that has a booth on one side only. */
    'one-side',
    /** Not counted whole on both sides: the figures say how. */
    'not-whole',
    /** It has a figure, but on one side none of the time that both have had. */
    'not-then',
    /** Of those that compare: what came outside of the time that both have had since the openings. */
    'other-times',
  ]),
  /** Of the booth or project; empty for `other-times`. */
  name: z.string(),
  here: figure.nullable(),
  there: figure.nullable(),
  /** Why there is no figure, where it has a booth; else null. */
  hereNone: whyNone.nullable(),
  thereNone: whyNone.nullable(),
});
export type LeftOut = z.infer<typeof leftOut>;

export const comparison = z.object({
  kind: z.enum(['previous-day', 'booth', 'event']),
  /** "Tue 11 Nov", "Drasi", "KubeCon EU 2026": what it is compared with. */
  label: z.string(),
  figure,
  /**
   * Like with like, as in the summary beside another event: the same booths or projects, each counted whole on both sides. Of
   * another booth: all that is shown, and that booth.
   */
  both: z.object({
    /**
     * Of the time since each opening that both sides have had, on all days together, where one has had more: of a day that
     * runs, or is shorter. 0: there is no such time yet. Null: of all of their time.
     */
    minutes: z.int().nullable(),
    /** How many booths or projects compare, of those of either side. */
    booths: z.int(),
    ofBooths: z.int(),
    here: figure,
    there: figure,
    /** Visitors more or fewer than there, and that in whole percent of them; null: none compares, or there nobody came. */
    difference: z.int().nullable(),
    percent: z.int().nullable(),
    approximate: z.boolean(),
    /** Minutes in which these booths had a slot, up to now; null where some have none. */
    slotMinutes: z.int().nullable(),
    otherSlotMinutes: z.int().nullable(),
    /** Whole events compare when both are over: the one that is not; null: none that matters. */
    notOver: z.enum(['this', 'other']).nullable(),
  }),
  /** What the hours are of: what compares; where nothing does, all that is recorded. */
  hoursOf: z.enum(['both', 'all']),
  /** With what lies elsewhere they add up to `here` and `there` of both; of all, to the figures in all. */
  hours: z.array(alignedHour),
  /** What lies in no hour after an opening. */
  elsewhere: amount,
  otherElsewhere: amount,
  /** With `here` and `there` of both it adds up to the figures in all. Empty where the hours are of all. */
  leftOut: z.array(leftOut),
  /** Why the hours cannot be compared, on which side. */
  cannotTell: z
    .object({
      side: z.enum(['this', 'other']),
      why: z.enum(['no-booth', 'no-opening-hours', 'not-recorded', 'no-times', 'not-split']),
    })
    .nullable(),
});
export type Comparison = z.infer<typeof comparison>;
