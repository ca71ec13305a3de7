import { Dexie, type Table } from 'dexie';
import type { DeviceState } from '#contracts/devices';
import type { Enrolment } from '#contracts/enrolment';
import type { SyncItemInput } from '#contracts/sync';
import type { ClockOffset } from '../clock/offset.ts';

/** An item that the server has not given a receipt for. */
export interface UnsentItem {
  /** Order of sending; made by the database. */
  seq: number;
  id: string;
  boothId: string;
  item: SyncItemInput;
  /** Visitors that this adds to the booth's figure; an undo takes them away again. */
  visitors: number;
  /** When those visitors were tapped: decides for which day they count. */
  countedAt: string;
  state: 'waiting' | 'set-aside';
  /** How often it was sent. */
  attempts: number;
  /** Why it needs a person. */
  refusal: { code: string; detail: string; serverVersion: string | null } | null;
}

/** A visit that this device counted, kept for the rail after it was sent. */
export interface OwnVisit {
  id: string;
  boothId: string;
  tappedAt: string;
  partySize: number;
  undoneAt: string | null;
}

/** What this device knows; one row. */
export interface Meta {
  key: 'this';
  token: string | null;
  /** The attempt to connect that has no answer yet. */
  attemptId: string | null;
  device: Enrolment['device'] | null;
  state: DeviceState | null;
  etag: string | null;
  figures: DeviceState['figures'];
  clock: ClockOffset | null;
  serverVersion: string | null;
  /** The booth that a phone counts for, of those it may. */
  boothId: string | null;
  /** The server disconnected this device, or does not know it. */
  isDisconnected: boolean;
  lastSuccess: { atMs: number; items: number } | null;
  lastFailure: { atMs: number; reason: string } | null;
}

export const emptyMeta: Meta = {
  key: 'this',
  token: null,
  attemptId: null,
  device: null,
  state: null,
  etag: null,
  figures: [],
  clock: null,
  serverVersion: null,
  boothId: null,
  isDisconnected: false,
  lastSuccess: null,
  lastFailure: null,
};

/** Everything that survives a reload. Strict: a commit means that it is on the disk. */
export class TabletDatabase extends Dexie {
  declare readonly items: Table<UnsentItem, number, Omit<UnsentItem, 'seq'>>;
  declare readonly visits: Table<OwnVisit, string>;
  declare readonly meta: Table<Meta, 'this'>;

  constructor(name = 'pavilion-tablet') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ items: '++seq, &id', visits: 'id, tappedAt', meta: 'key' });
  }
}
