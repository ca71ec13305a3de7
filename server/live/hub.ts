import type { Now } from '#contracts/now';
import type { Sql } from '../database/sql.ts';
import type { Log } from '../log.ts';
import { type Question, readNow } from '../now/now.ts';
import type { Moved } from '../sync/record.ts';

/** A dashboard that looks at an event. */
interface Viewer {
  question: Question;
  /** Sends text that is ready to go; false when the viewer is gone or too slow, and is to be dropped. */
  send(text: string): boolean;
  /** Asked now and then, and after every revocation. */
  isStillAllowed(): Promise<boolean>;
  end(): void;
}

export interface Hub {
  /** Sends the figures as they are, then after every change. Returns how to leave. */
  join(viewer: Viewer): Promise<() => void>;
  /** After a commit of this process. */
  announce(moved: Pick<Moved, 'eventId'>[]): void;
  /** After a change of the set-up: reads the versions at once instead of in a few seconds. */
  hint(): void;
  /** After a revocation: everybody is asked again at once. */
  recheck(): void;
  close(): Promise<void>;
}

const CHANNEL = 'pavilion_record';
const ANNOUNCE_MS = 100;
const REREAD_MS = 5_000;
/** Slots begin and end, and devices fall silent, without any change of the record. */
const REFRESH_MS = 30_000;

/** All viewers with one question share one answer. */
interface Room {
  question: Question;
  viewers: Set<Viewer>;
  /** The answer as it was sent last. */
  text: string | null;
  version: number;
  readAt: number;
  isDirty: boolean;
  reading: Promise<void> | null;
}

/**
 * Tells dashboards what changed. NOTIFY is only a hint: every few seconds, and after a reconnect, the event's version is
 * read again, so that a lost one costs seconds and not figures.
 *
 * @param listener a connection that does not go through a pooler
 */
export async function createHub(sql: Sql, listener: Sql, clock: () => Date, log: Log): Promise<Hub> {
  const rooms = new Map<string, Room>();
  const moved = new Set<string>();

  const refresh = async (room: Room): Promise<void> => {
    room.isDirty = true;
    while (room.reading !== null) await room.reading;
    if (!room.isDirty || room.viewers.size === 0) return;
    room.isDirty = false;
    room.reading = broadcast(room, sql, clock()).catch((err: unknown) =>
      log.warn({ err }, 'live figures were not read'),
    );
    await room.reading;
    room.reading = null;
  };
  const refreshEvents = (eventIds: Iterable<string>) => {
    const wanted = new Set(eventIds);
    for (const room of rooms.values()) if (wanted.has(room.question.event.id)) void refresh(room);
  };
  const reread = async () => {
    const versions = await listVersions(
      sql,
      [...rooms.values()].map(({ question }) => question.event.id),
    );
    const isOld = (room: Room) =>
      room.version !== versions.get(room.question.event.id) || clock().getTime() - room.readAt >= REFRESH_MS;
    for (const room of rooms.values()) if (isOld(room)) void refresh(room);
  };
  const recheck = async () => {
    for (const room of rooms.values())
      for (const viewer of room.viewers) if (!(await viewer.isStillAllowed())) viewer.end();
  };
  const flush = () => {
    const eventIds = [...moved];
    moved.clear();
    if (eventIds.length === 0) return;
    refreshEvents(eventIds);
    void sql`select pg_notify(${CHANNEL}, ${eventIds.join(' ')})`.catch((err: unknown) =>
      log.warn({ err }, 'NOTIFY failed'),
    );
  };

  const warn = (what: string) => (err: unknown) => log.warn({ err }, what);
  const timers = [
    setInterval(flush, ANNOUNCE_MS),
    setInterval(() => void reread().catch(warn('versions were not read')), REREAD_MS),
    setInterval(() => void recheck().catch(warn('viewers were not checked')), REREAD_MS),
  ];
  for (const timer of timers) timer.unref();
  const subscription = await listener.listen(
    CHANNEL,
    (payload) => refreshEvents(payload.split(' ')),
    () => void reread().catch(warn('versions were not read')),
  );

  return {
    async join(viewer) {
      const room = roomFor(rooms, viewer.question);
      room.viewers.add(viewer);
      if (room.text === null) await refresh(room);
      else if (!viewer.send(room.text)) viewer.end();
      return () => {
        room.viewers.delete(viewer);
        const key = keyOf(viewer.question);
        if (room.viewers.size === 0 && rooms.get(key) === room) rooms.delete(key);
      };
    },
    announce: (changes) => {
      for (const { eventId } of changes) moved.add(eventId);
    },
    hint: () => void reread().catch(warn('versions were not read')),
    recheck: () => void recheck().catch(warn('viewers were not checked')),
    async close() {
      for (const timer of timers) clearInterval(timer);
      for (const room of rooms.values()) for (const viewer of room.viewers) viewer.end();
      await subscription.unlisten().catch(() => undefined);
    },
  };
}

function roomFor(rooms: Map<string, Room>, question: Question): Room {
  const key = keyOf(question);
  const room = rooms.get(key) ?? {
    question,
    viewers: new Set(),
    text: null,
    version: -1,
    readAt: 0,
    isDirty: false,
    reading: null,
  };
  rooms.set(key, room);
  return room;
}

function keyOf({ event, booths, day }: Question): string {
  return [event.id, day ?? '', booths === 'all' ? 'all' : [...booths].sort().join(',')].join(' ');
}

/** Read once, written as text once, sent to everybody in the room. */
async function broadcast(room: Room, sql: Sql, at: Date): Promise<void> {
  const now: Now = await readNow(sql, room.question, at);
  room.version = now.version;
  room.readAt = at.getTime();
  room.text = JSON.stringify(now);
  for (const viewer of room.viewers) if (!viewer.send(room.text)) viewer.end();
}

async function listVersions(sql: Sql, eventIds: string[]): Promise<Map<string, number>> {
  if (eventIds.length === 0) return new Map();
  const rows = await sql<{ eventId: string; version: number }[]>`
    select event_id, version from event_versions where event_id = any (${[...new Set(eventIds)]}::uuid[])`;
  return new Map(rows.map(({ eventId, version }) => [eventId, version]));
}
