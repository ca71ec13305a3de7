import { Signal } from '../signal.ts';
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
      reach: 'unknown',
      nextTryAtMs: null,
    });
    this.#readable = readable;
  }

  override set(change: Partial<TabletState>): void {
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

/** The status line for this state. */
export function statusOfTablet(state: TabletState): Status {
  return statusOf({
    waiting: state.unsent.filter((item) => item.state !== 'set-aside').length,
    setAside: state.unsent.filter((item) => item.state === 'set-aside').length,
    notSaved: state.notSaved.reduce((sum, visit) => sum + visit.partySize, 0),
    isDisconnected: state.meta.isDisconnected,
    reach: state.reach,
    lastSuccessAtMs: state.meta.lastSuccess?.atMs ?? null,
  });
}
