/** From the page to a worker that waits: serve from now on. A type only: the worker is one file that imports nothing. */
export type TakeOver = 'take-over';
