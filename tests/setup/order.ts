import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Wait for timers and for processes that start; everything else computes. */
const WAITING = ['faults', 'web'];

/** Files that wait are spread among those that compute, so that they run beside each other. */
export default class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isWaiting = ({ project }: TestSpecification) => WAITING.includes(project.name);
    const waiting = sorted.filter(isWaiting);
    const computing = sorted.filter((file) => !isWaiting(file)).toSorted(browserFirst);
    const browsers = computing.filter(isBrowser).length;
    const every = Math.max(1, Math.floor((browsers || computing.length) / Math.max(1, waiting.length)));
    return computing
      .flatMap((file, index) => (index % every === 0 ? [...waiting.splice(0, 1), file] : [file]))
      .concat(waiting);
  }
}

const isBrowser = ({ project }: TestSpecification) => project.name === 'browser';
const browserFirst = (a: TestSpecification, b: TestSpecification) =>
  Number(isBrowser(b)) - Number(isBrowser(a));
