import type { Enrolment } from '#contracts/enrolment';
import { ScreenAwake } from '../ui/screen-awake.ts';
import { rememberConnectedAs } from './connect/was-connected.ts';
import { boothToOpen } from './devices/duty-booth.ts';
import type { Meta } from './outbox/database.ts';
import {
  type OwnVisit,
  type Pin,
  type Said,
  type Settings,
  TabletDatabase,
  type UnsentItem,
} from './outbox/database.ts';
import { decideToDiscard, decideToReplace } from './outbox/decisions.ts';
import { Drafts } from './outbox/drafts.ts';
import { Keeping } from './outbox/keeping.ts';
import { Memory } from './outbox/memory.ts';
import { SendingLater } from './outbox/sending-later.ts';
import { askToPersist } from './outbox/storage.ts';
import {
  type Correction,
  changeMeta,
  connectDevice,
  deleteLongPast,
  forgetAll,
  keepAttempt,
  releaseItems,
} from './outbox/store.ts';
import { createTabs, type Tabs } from './outbox/tabs.ts';
import { Installing } from './shell/installing.ts';
import { patiently } from './shell/patiently.ts';
import {
  correctVisit,
  countVisit,
  type NewFact,
  recordFact,
  saveAgain,
  undoVisit,
} from './visits/counting.ts';
import { newId, newRandomId } from './visits/new-id.ts';
import { TapFeedback } from './visits/tap-feedback.ts';
import { AppFilesOnDevice } from './worker/app-files.ts';

const openHandingBack = patiently(() => import('./devices/handing-back.ts'));
const openReadable = patiently(() => import('./devices/readable-meta.ts'));

interface Given {
  version: string;
  db?: TabletDatabase;
  tabs?: Tabs;
  now?: () => number;
  random?: () => number;
  isVisible?: () => boolean;
}

/** Everything that the screens can do, free of React. */
export function createTablet(given: Given) {
  const { db = new TabletDatabase(), tabs = createTabs(), now = Date.now, random = Math.random } = given;
  const { isVisible = () => globalThis.document?.visibilityState === 'visible' } = given;
  const memory = new Memory(async (meta) =>
    meta.state === null || meta.stateVersion === given.version
      ? meta
      : (await openReadable()).readableMeta(meta),
  );
  const appFiles = new AppFilesOnDevice();
  const installing = new Installing();
  const screenAwake = new ScreenAwake();
  const feedback = new TapFeedback();
  const drafts = new Drafts(db.drafts);
  const keeping = new Keeping(db, memory, drafts, async () => {
    tabs.announce();
    await saveAgain(counting);
    sending.hurry('person');
  });
  const deps = { db, memory, tabs, keeping, now, random, isVisible, version: given.version };
  const sending = new SendingLater(deps);
  const counting = { db, memory, tabs, now, wake: () => sending.wake() };
  const reload = () => memory.load(db);
  tabs.onChange(() => void hear());
  /** Another tab wrote: what it sent was taken, so the server answers, although this one did not ask yet. */
  const hear = async () => {
    const lastSentMs = memory.get().meta.lastSuccess?.atMs;
    await reload();
    const { meta, reach } = memory.get();
    const isHeard = meta.lastSuccess?.atMs !== lastSentMs;
    if (isHeard && (reach === 'no answer' || reach === 'busy')) memory.set({ reach: 'reached' });
  };
  const goToDuty = async () => {
    const { meta } = memory.get();
    const boothId = boothToOpen(meta, now());
    if (boothId === meta.boothId) return;
    memory.setMeta({ boothId });
    await changeMeta(db, { boothId }).then(tabs.announce, () => undefined);
  };
  const settle = async (decide: () => Promise<void>) => {
    await decide();
    await reload();
    tabs.announce();
    sending.hurry('person');
  };
  return {
    memory,
    drafts,
    readNotes: db.readNotes,
    appFiles,
    installing,
    screenAwake,
    feedback,
    now,
    version: given.version,
    /** Reads what is kept, then begins to send. @throws when the browser refuses storage */
    start: async () => {
      await deleteLongPast(db, now());
      await reload();
      await drafts.list();
      await goToDuty();
      sending.hurry('person');
    },
    end: () => {
      keeping.end();
      sending.end();
      tabs.close();
    },
    count: (boothId: string, partySize: number, said?: Partial<Said>, onKept?: (visit: OwnVisit) => void) =>
      countVisit(counting, boothId, partySize, said, onKept),
    undo: (visit: OwnVisit) => undoVisit(counting, visit),
    correct: (visit: OwnVisit, set: Correction) => correctVisit(counting, visit, set),
    record: (fact: NewFact) => recordFact(counting, fact),
    saveAgain: async () => {
      if (memory.get().isLost) await keeping.openAgain();
      else await saveAgain(counting);
    },
    sendNow: () => sending.hurry('person'),
    /** The page is back, or the network is. */
    resume: () => {
      sending.hurry('system');
      appFiles.lookForUpdate();
    },
    tryAgain: async (id?: string) => {
      await releaseItems(db, (row) => id === undefined || row.id === id);
      await reload();
      sending.hurry('person');
    },
    /** How this device behaves. */
    set: async (change: Partial<Settings>) => {
      const settings = { ...memory.get().meta.settings, ...change };
      memory.setMeta({ settings });
      await changeMeta(db, { settings });
    },
    /** What of this screen is hidden, and when it hides itself. */
    hide: async (change: Partial<Pick<Meta, 'isLocked' | 'isCovered' | 'coverAfterMin'>>) => {
      memory.setMeta(change);
      await changeMeta(db, change);
      tabs.announce();
    },
    /** Disconnects this device, everywhere. Nothing may be unsent. @returns why it could not be done, or null */
    handBack: async (): Promise<string | null> => {
      const { unsent, notSaved, meta } = memory.get();
      if (unsent.length + notSaved.length > 0)
        return 'Something was recorded meanwhile. Wait until all is sent.';
      const part = await openHandingBack();
      const failure = await part.revokeOwn(meta.token ?? '');
      if (failure !== null) return failure;
      await forgetAll(db);
      drafts.forgetAll();
      rememberConnectedAs(null);
      await reload();
      tabs.announce();
      return null;
    },
    discard: (row: UnsentItem, reason: string) =>
      settle(() => decideToDiscard(db, row, reason, new Date(now()).toISOString())),
    /** Records a visit with these changes in the place of one that the server did not take. */
    replace: (row: UnsentItem, change: Partial<OwnVisit>, reason: string) =>
      settle(async () => {
        const visit = await db.visits.get(row.id);
        if (visit === undefined) throw new Error('the visit is not on this device any more');
        await decideToReplace(db, row, { ...visit, ...change, id: newId(now()), undoneAt: null }, reason);
      }),
    chooseBooth: async (boothId: string) => {
      const change = { boothId, chosenAtMs: now() };
      memory.setMeta(change);
      await changeMeta(db, change);
    },
    /** This tablet counts for another booth of its kiosk from now on. Nothing that was tapped changes its booth. */
    goOver: async (from: string, boothId: string) => {
      const isPlaced = memory.get().meta.state?.booths.some(({ id }) => id === boothId) ?? false;
      const cameFrom = { boothId: from, atMs: now() };
      const change = { boothId, placement: isPlaced ? null : boothId, cameFrom };
      memory.setMeta(change);
      await changeMeta(db, change);
      tabs.announce();
      sending.hurry('person');
    },
    /** Nobody took over, whoever was asked: this question is not put again. */
    stay: async (question: string) => {
      memory.setMeta({ stayed: question });
      await changeMeta(db, { stayed: question });
      tabs.announce();
    },
    /** Sets somebody's PIN, or takes it away; what was tried counts as set. */
    changePin: async (who: string, pin: Pin | null) => {
      const others = memory.get().meta.pins.filter((one) => one.who !== who);
      const pins = pin === null ? others : [...others, pin];
      memory.setMeta({ pins });
      await changeMeta(db, { pins });
      tabs.announce();
    },
    /** What names the attempt to connect, the same until its answer is kept. @throws when the browser refuses storage */
    attempt: () => keepAttempt(db, newRandomId()),
    connect: async (enrolment: Enrolment) => {
      await connectDevice(db, enrolment);
      rememberConnectedAs(enrolment.device.name);
      await reload();
      askToPersist();
      sending.hurry('person');
    },
  };
}

export type Tablet = ReturnType<typeof createTablet>;
