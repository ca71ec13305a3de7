import { Signal } from '../../ui/signal.ts';
import {
  emptyMeta,
  type Meta,
  type OwnFact,
  type OwnVisit,
  type TabletDatabase,
  type UnsentItem,
} from './database.ts';
import { type Situation, type Status, statusOf } from './status.ts';
import { readKept } from './store.ts';

/** What the screens draw: the database as of its last commit, and how sending goes. */
export interface TabletState {
  isLoaded: boolean;
  unsent: readonly UnsentItem[];
  visits: readonly OwnVisit[];
  facts: readonly OwnFact[];
  meta: Meta;
  /** Tapped, but the browser could not write them down. Never part of a figure. */
  notSaved: readonly OwnVisit[];
  /** There is no database any more: what it held is on this page only. */
  isLost: boolean;
  reach: Situation['reach'];
  nextTryAtMs: number | null;
}

/** The tablet's memory outside React: it only ever holds what was committed. */
export class Memory extends Signal<TabletState> {
  #changes = 0;
  readonly #readable: (meta: Meta) => Promise<Meta>;

  /** @param readable what another version of the app kept, for this one */
  constructor(readable: (meta: Meta) => Promise<Meta>) {
    super({
      isLoaded: false,
      unsent: [],
      visits: [],
      facts: [],
      meta: emptyMeta,
      notSaved: [],
      isLost: false,
      reach: 'unknown',
      nextTryAtMs: null,
    });
    this.#readable = readable;
  }

  /** What says nothing new draws nothing: a tap is followed by many of these. */
  override set(change: Partial<TabletState>): void {
    const held: Partial<TabletState> = this.get();
    const isNew = (key: string) => !Object.is(Reflect.get(held, key), Reflect.get(change, key));
    if (!Object.keys(change).some(isNew)) return;
    this.#changes += 1;
    super.set({ ...this.get(), ...change });
  }

  setMeta(change: Partial<Meta>): void {
    this.set({ meta: { ...this.get().meta, ...change } });
  }

  /** Reads the database again, until nothing changed meanwhile. @throws when the browser refuses storage */
  async load(db: TabletDatabase): Promise<void> {
    for (;;) {
      const before = this.#changes;
      const kept = await readKept(db);
      const meta = await this.#readable(kept.meta);
      if (before !== this.#changes) continue;
      this.set({ ...kept, meta, isLoaded: true });
      return;
    }
  }
}

/** What is unsent and on the disk: a part of the figures. */
export const unsentAndKept = ({
  isLost,
  unsent,
}: Pick<TabletState, 'isLost' | 'unsent'>): readonly UnsentItem[] => (isLost ? [] : unsent);

/** Visitors that were tapped, are not on the server, and would go with this page. */
export function visitorsNotSaved({ notSaved, isLost, unsent }: TabletState): number {
  const lost = isLost ? unsent.flatMap(({ changes }) => changes) : [];
  const sum = (visitors: readonly number[]) => visitors.reduce((total, some) => total + some, 0);
  return Math.max(
    0,
    sum(notSaved.map(({ partySize }) => partySize)) + sum(lost.map(({ visitors }) => visitors)),
  );
}

/** The status line for this state. */
export function statusOfTablet(state: TabletState): Status {
  return statusOf({
    waiting: state.unsent.filter((item) => item.state !== 'set-aside').length,
    setAside: state.unsent.filter((item) => item.state === 'set-aside').length,
    notSaved: visitorsNotSaved(state),
    isLost: state.isLost,
    isDisconnected: state.meta.isDisconnected,
    reach: state.reach,
    lastSuccessAtMs: state.meta.lastSuccess?.atMs ?? null,
  });
}
