/** A value that screens can watch. */
export class Signal<Value> {
  readonly #listeners = new Set<() => void>();

  constructor(private value: Value) {}

  get = (): Value => this.value;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(value: Value): void {
    this.value = value;
    for (const listener of this.#listeners) listener();
  }
}
