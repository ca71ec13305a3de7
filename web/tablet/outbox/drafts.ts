import type { Table } from 'dexie';
import type { Draft } from './database.ts';

/** What is being typed: on the disk, and on this page for the day that the disk is lost. */
export class Drafts {
  #held = new Map<string, Draft>();

  constructor(private readonly table: Table<Draft, string>) {}

  /** What a database that is made anew gets back. */
  get held(): readonly Draft[] {
    return [...this.#held.values()];
  }

  /** All that are kept. @throws when the browser refuses storage */
  async list(): Promise<Draft[]> {
    const drafts = await this.table.toArray();
    for (const draft of drafts) if (!this.#held.has(draft.key)) this.#held.set(draft.key, draft);
    return drafts;
  }

  /** @throws when the browser refuses storage */
  get(key: string): Promise<Draft | undefined> {
    return this.table.get(key);
  }

  /** Resolves when it is on the disk. @throws when the browser refuses storage */
  async put(draft: Draft): Promise<void> {
    this.#held.set(draft.key, draft);
    await this.table.put(draft);
  }

  /** @throws when the browser refuses storage */
  async delete(key: string): Promise<void> {
    this.#held.delete(key);
    await this.table.delete(key);
  }

  /** Those of an event that this device has left. */
  forgetAll(): void {
    this.#held.clear();
  }
}
