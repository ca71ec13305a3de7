import { Dexie, type Table } from 'dexie';
import type { DeviceState } from '#contracts/devices';
import type { Enrolment } from '#contracts/enrolment';
import type { SyncItemInput } from '#contracts/sync-items';
import type { Audience } from '#contracts/visitor-words';
import type { Precision } from '#contracts/visitors';
import type { Moment } from '../clock/moment.ts';
import type { ClockOffset } from '../clock/offset.ts';

/** Visitors that a figure gains, and for which moment; an undo takes them away again. */
export interface FigureChange extends Moment {
  visitors: number;
}

/** An item that the server has not given a receipt for. */
export interface UnsentItem {
  /** Order of sending; made by the database. */
  seq: number;
  id: string;
  boothId: string;
  item: SyncItemInput;
  /** What it does to the booth's figures. */
  changes: readonly FigureChange[];
  /** `decided`: a person settled on this device what becomes of it; the server is told next. */
  state: 'waiting' | 'set-aside' | 'decided';
  /** How often it was sent. */
  attempts: number;
  /** Why it needs a person. */
  refusal: { code: string; detail: string; serverVersion: string | null } | null;
  decision?: Decision;
}

/** It is not to be recorded, or something else in its place: only once the server says that it did not record it. */
export interface Decision {
  reason: string;
  replacement: Pick<UnsentItem, 'item' | 'changes'> | null;
}

/** What a person said of a visit, at the tap or later. */
export interface Said {
  happenedAt: string | null;
  precision: Precision | null;
  audience: Audience | null;
  sector: string | null;
  topics: readonly string[];
  talkId: string | null;
}

export const nothingSaid: Said = {
  happenedAt: null,
  precision: null,
  audience: null,
  sector: null,
  topics: [],
  talkId: null,
};

/** A visit that this device counted, as it stands after its corrections; kept for some days after it was sent. */
export interface OwnVisit extends Said, Moment {
  id: string;
  boothId: string;
  partySize: number;
  undoneAt: string | null;
}

/** What else this device recorded: feedback, notes, check-ins, head counts. Kept as long as visits. */
export interface OwnFact {
  id: string;
  boothId: string;
  tappedAt: string;
  item: FactItem;
}

export type FactItem = Exclude<SyncItemInput, { type: 'visit' | 'undo' | 'correction' }>;

/** How this device behaves for whoever holds it. */
export interface Settings {
  sound: boolean;
  vibration: boolean;
  /** Where the hand is that holds it: navigation and side stand there. */
  hand: 'left' | 'right';
  /** Names of colleagues and their devices are not for visitors. */
  hidesNames: boolean;
}

/** What is being typed into a form, until it is recorded. The key names the form and the booth. */
export interface Draft {
  key: string;
  changedAt: string;
  /** By the name of the field; a choice of several has several. */
  fields: DraftFields;
}

export type DraftFields = { readonly [name: string]: readonly string[] };

/** A note of the shift before that somebody here has read. */
export interface ReadNote {
  id: string;
}

/** A PIN that somebody set for their name: attribution, not security. Keys and hashes in hexadecimal. */
export interface Pin {
  /** The person's id, or a name in lower case. */
  who: string;
  salt: string;
  hash: string;
  /** Wrong ones since the last right one. */
  wrong: number;
  /** By this device's clock. */
  lastWrongAtMs: number;
}

/** What this device knows; one row. */
export interface Meta {
  key: 'this';
  token: string | null;
  /** The attempt to connect that has no answer yet. */
  attemptId: string | null;
  device: Enrolment['device'] | null;
  /** Ids under which this browser was connected before, newest last: what it counted then it counted itself. */
  formerDevices: readonly string[];
  state: DeviceState | null;
  /** The version of this app that parsed it. */
  stateVersion: string | null;
  etag: string | null;
  figures: DeviceState['figures'];
  clock: ClockOffset | null;
  serverVersion: string | null;
  /** The booth that this device counts for, of those it may. */
  boothId: string | null;
  /** When somebody chose it by hand, by this device's clock. */
  chosenAtMs: number | null;
  /** The booth of its kiosk that this tablet went over to, as long as the server was not told. */
  placement: string | null;
  /** From which booth it went over, and when by its own clock. */
  cameFrom: { boothId: string; atMs: number } | null;
  /** The question who takes over, when somebody answered that nobody does. */
  stayed: string | null;
  /** Kept on this device only. */
  pins: readonly Pin[];
  /** The server disconnected this device, or does not know it. */
  isDisconnected: boolean;
  lastSuccess: { atMs: number; items: number } | null;
  lastFailure: { atMs: number; reason: string } | null;
  settings: Settings;
  /** Only what counts is shown, and what takes the last tap back, until somebody types the PIN of this screen. */
  isLocked: boolean;
  /** Minutes without a touch after which the screen is covered; null for never. */
  coverAfterMin: number | null;
  /** Nothing is shown but the booth and what is unsent, until somebody types the PIN of this screen. */
  isCovered: boolean;
}

export const emptyMeta: Meta = {
  key: 'this',
  token: null,
  attemptId: null,
  device: null,
  formerDevices: [],
  state: null,
  stateVersion: null,
  etag: null,
  figures: [],
  clock: null,
  serverVersion: null,
  boothId: null,
  chosenAtMs: null,
  placement: null,
  cameFrom: null,
  stayed: null,
  pins: [],
  isDisconnected: false,
  lastSuccess: null,
  lastFailure: null,
  settings: { sound: false, vibration: true, hand: 'right', hidesNames: false },
  isLocked: false,
  coverAfterMin: null,
  isCovered: false,
};

/** Everything that survives a reload. Strict: a commit means that it is on the disk. */
export class TabletDatabase extends Dexie {
  declare readonly items: Table<UnsentItem, number, Omit<UnsentItem, 'seq'>>;
  declare readonly visits: Table<OwnVisit, string>;
  declare readonly facts: Table<OwnFact, string>;
  declare readonly meta: Table<Meta, 'this'>;
  declare readonly drafts: Table<Draft, string>;
  declare readonly readNotes: Table<ReadNote, string>;

  constructor(name = 'pavilion-tablet') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({ items: '++seq, &id', visits: 'id, tappedAt', meta: 'key' });
    this.version(2)
      .stores({ facts: 'id, tappedAt' })
      .upgrade(async (tx) => {
        await tx.table('visits').toCollection().modify(withNothingSaid);
        await tx.table('items').toCollection().modify(withChanges);
      });
    this.version(3).stores({ drafts: 'key', readNotes: 'id' });
  }
}

function withNothingSaid(visit: Partial<OwnVisit>): void {
  Object.assign(visit, { ...nothingSaid, ...visit });
}

/** The first version held one change, of a tap's moment. */
function withChanges(item: Partial<UnsentItem> & { visitors?: number; countedAt?: string }): void {
  const { visitors = 0, countedAt } = item;
  item.changes =
    countedAt === undefined || visitors === 0 ? [] : [{ visitors, tappedAt: countedAt, happenedAt: null }];
  delete item.visitors;
  delete item.countedAt;
}
