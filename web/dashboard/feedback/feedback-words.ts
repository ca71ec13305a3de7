import type { FeedbackRow } from '#contracts/feedback';
import {
  type BoardGroup,
  type BoardPiece,
  type FeedbackBoard,
  matching,
  type Theme,
} from '#contracts/feedback-board';
import { counted, listed } from '../set-up/names.ts';
import type { FeedbackInAddress } from './feedback-in-address.ts';

export const kindWords: { [kind in FeedbackRow['kind']]: string } = {
  question: 'Question',
  request: 'Request',
  praise: 'Praise',
  problem: 'Problem',
  idea: 'Idea',
};

export const boothOf = (board: FeedbackBoard, { boothId }: BoardPiece) =>
  board.booths.find(({ id }) => id === boothId);

export const topicOf = (board: FeedbackBoard, slug: string) =>
  board.topics.find((topic) => topic.slug === slug)?.label ?? slug;

/** " by Flora" */
export const byWords = (by: string | null) => (by === null ? '' : ` by ${by}`);

/** What stands for a group: the piece that the others were merged into, where the reader may see it. */
export function mainOf({ pieces: [main] }: BoardGroup): BoardPiece {
  if (main === undefined) throw new Error('a group has a piece');
  return main;
}

/** "Copa and Drasi" */
export const boothsWords = (board: FeedbackBoard, { pieces }: BoardGroup): string =>
  listed([...new Set(pieces.map((piece) => boothOf(board, piece)?.name ?? 'another booth'))]);

const LONGEST = 90;

/** One line of a text, for a title or a list of choices. */
export function shortly(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  const letters = [...line];
  return letters.length <= LONGEST
    ? line
    : `${letters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}

/** "12 mentions, 3 things said at 2 booths, 1 without an answer" */
export function themeWords({ mentions, groups, booths, unanswered }: Omit<Theme, 'slug' | 'label'>): string {
  return [
    counted(mentions, 'mention'),
    `${counted(groups, 'thing')} said at ${counted(booths, 'booth')}`,
    unanswered > 0 && `${unanswered} without an answer`,
  ]
    .filter((part) => part !== false)
    .join(', ');
}

/** "kind: question, topic: Security, words: arm"; null when nothing is chosen. */
export function filterWords(board: FeedbackBoard, filter: FeedbackInAddress): string | null {
  const { kind, topic, booth, unanswered, search } = filter;
  const words = [
    kind && `kind: ${kindWords[kind].toLowerCase()}`,
    topic && `topic: ${topicOf(board, topic)}`,
    booth && `booth: ${board.booths.find(({ slug }) => slug === booth)?.name ?? booth}`,
    unanswered && 'without an answer',
    search && `words: ${search}`,
  ].filter((word) => typeof word === 'string');
  return words.length === 0 ? null : words.join(', ');
}

/** "18 things said, 74 mentions"; with a filter "3 of 18 things said, 9 mentions". Undefined where nothing was said. */
export function tallyWords(board: FeedbackBoard, filter: FeedbackInAddress): string | undefined {
  const [all, shown] = [board.groups, matching(board, filter)];
  if (all.length === 0) return undefined;
  const mentions = shown.reduce((sum, group) => sum + group.mentions, 0);
  const of = shown.length === all.length ? '' : `${shown.length} of `;
  return `${of}${counted(all.length, 'thing')} said, ${counted(mentions, 'mention')}`;
}
