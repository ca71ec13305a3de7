import { Prisma } from '#prisma/client/client';
import { AppError } from '../http/errors.ts';

/** What a broken database rule means to the caller, by the constraint's name. */
const meaning: Record<string, () => AppError> = {
  events_slug_key: () =>
    new AppError('taken', 'The short name (slug) of this event is taken. Choose another.'),
  projects_slug_key: () =>
    new AppError('taken', 'The short name (slug) of this project is taken. Choose another.'),
  project_aliases_alias: () => new AppError('taken', 'One of these aliases belongs to a project already.'),
  booths_event_id_slug_key: () =>
    new AppError('taken', 'Another booth of this event has this short name (slug). Choose another.'),
  booths_one_per_project: () => new AppError('taken', 'This project has a booth at this event already.'),
  kiosks_label: () => new AppError('taken', 'There is a kiosk with this label at this event already.'),
  event_days_one_per_date: () => new AppError('taken', 'This event has opening hours for this date already.'),
  topics_event_id_slug_key: () => new AppError('taken', 'This event has a topic by this name already.'),
  feedback_merges_once: () => new AppError('taken', 'Somebody merged this with another already.'),
  feedback_referrals_once: () => new AppError('taken', 'Somebody referred this to that project already.'),
  highlights_one_per_section: () =>
    new AppError('taken', 'This part of the summary exists already. Change it instead.'),
  representatives_once: () => new AppError('taken', 'This person stands for this booth already.'),
  assignments_once: () => new AppError('taken', 'This person is on this shift already.'),
  accounts_email: () => new AppError('taken', 'There is an account with this e-mail address already.'),
  slots_one_booth_per_kiosk: () => new AppError('kiosk-taken', 'Another booth has this kiosk at that time.'),
  slots_one_at_a_time: () => new AppError('slot-overlaps', 'This booth has another slot at that time.'),
};

const RECORD_NOT_FOUND = 'P2025';

/** Null when the error is not a refusal by a rule of the database. */
export function refusalOf(error: unknown): AppError | null {
  const name = constraintOf(error);
  if (name === null) return null;
  const known = Object.keys(meaning).find((constraint) => name.includes(constraint));
  return known === undefined ? null : (meaning[known]?.() ?? null);
}

export function isRecordNotFound(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === RECORD_NOT_FOUND;
}

/** postgres.js names the constraint; Prisma's errors carry it somewhere in their cause. */
function constraintOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  if ('constraint_name' in error && typeof error.constraint_name === 'string') return error.constraint_name;
  if (
    error instanceof Prisma.PrismaClientKnownRequestError ||
    error instanceof Prisma.PrismaClientUnknownRequestError
  )
    return `${error.message} ${JSON.stringify('meta' in error ? error.meta : {})}`;
  return null;
}
