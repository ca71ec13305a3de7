import { Temporal } from 'temporal-polyfill';
import type { BoardFilter, BoardGroup, BoardPiece, FeedbackBoard } from '#contracts/feedback-board';
import { matching } from '#contracts/feedback-board';
import { writeCsv } from '../csv.ts';

interface Row {
  board: FeedbackBoard;
  filter: string;
  group: BoardGroup;
  piece: BoardPiece;
}

const boothOf = ({ board, piece }: Row) => board.booths.find(({ id }) => id === piece.boothId);

/** The columns, in order; new ones are added at the end. What was merged has the same `group`; `mentions` add up to `group_mentions`. */
const columns: { [column: string]: (row: Row) => string | number | null | undefined } = {
  event: ({ board }) => board.event.slug,
  event_name: ({ board }) => board.event.name,
  simulated: ({ board }) => (board.event.simulated ? 'yes' : 'no'),
  time_zone: ({ board }) => board.event.timeZone,
  range_from: ({ board }) => board.event.startsOn,
  range_to: ({ board }) => board.event.endsOn,
  made_at: ({ board }) => board.madeAt,
  only: ({ filter }) => filter,
  group: ({ group }) => group.id,
  group_mentions: ({ group }) => group.mentions,
  feedback: ({ piece }) => piece.id,
  booth: (row) => boothOf(row)?.slug,
  booth_name: (row) => boothOf(row)?.name,
  kind: ({ piece }) => piece.kind,
  text: ({ piece }) => piece.text,
  answer: ({ piece }) => piece.answer,
  topics: ({ piece }) => piece.topics.join('; '),
  mentions: ({ piece }) => piece.mentions,
  said_at: ({ board, piece }) =>
    Temporal.Instant.from(piece.occurredAt)
      .toZonedDateTimeISO(board.event.timeZone)
      .toString({ timeZoneName: 'never', fractionalSecondDigits: 0 }),
  merged_by: ({ piece }) => piece.merge?.by,
  referred_to: ({ piece }) => piece.referrals.map(({ project }) => project).join('; '),
  provisional: ({ board }) => (board.provisional ? 'yes' : 'no'),
};

/** One row for each piece that the filter lets through, with the byte order mark that spreadsheets need to read UTF-8. */
export function renderFeedbackCsv(board: FeedbackBoard, filter: BoardFilter): string {
  const only = Object.entries(filter)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('; ');
  const rows = matching(board, filter)
    .flatMap((group) => group.pieces.map((piece): Row => ({ board, filter: only, group, piece })))
    .map((row) => Object.values(columns).map((read) => read(row)));
  return writeCsv(Object.keys(columns), rows);
}
