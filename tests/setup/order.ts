import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files of one project one after the other: a worker is thrown away, with all that it has loaded, where the next file is of
 * another one. Within it those that wait for processes are spread among those that compute, pages of the browser first.
 */
export default class Spread extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const projects = [...new Set(sorted.map(({ project }) => project))];
    return projects
      .map((project) => sorted.filter((file) => file.project === project))
      .toSorted((a, b) => b.length - a.length)
      .flatMap(spread);
  }
}

function spread(files: TestSpecification[]): TestSpecification[] {
  const waiting = files.filter(isIn('faults'));
  const pages = files.filter(isIn('browser'));
  const others = files.filter((file) => !waiting.includes(file) && !pages.includes(file));
  const computing = [...pages, ...others];
  const every = Math.max(1, Math.floor((pages.length || computing.length) / Math.max(1, waiting.length)));
  return computing
    .flatMap((file, index) => (index % every === 0 ? [...waiting.splice(0, 1), file] : [file]))
    .concat(waiting);
}

const isIn =
  (room: string) =>
  ({ moduleId }: TestSpecification) =>
    moduleId.includes(`/tests/${room}/`);
