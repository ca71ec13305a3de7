import type { Comparison, Report, ReportBooth } from '#contracts/report';
import { alikeOf, cannotTell, differenceOf, isWhole, type Pair } from '../counting/alike.ts';

type Beside = Comparison['projects'][number];

/**
 * The projects of either event with their figures at both, matched by the project itself, so that a booth under another name
 * is the same one. A difference is told where both are known whole and both events are over, and is approximate where one
 * of them is.
 */
export function comparisonOf(here: Report, there: Report): Comparison {
  const [ours, theirs] = [eventOf(here), eventOf(there)];
  const isComparable = ours.isOver && theirs.isOver;
  const pairOf = (one: Beside['here'], other: Beside['there']): Pair => ({
    here: one === null || !isComparable ? [] : [one.figure],
    there: other === null || !isComparable ? [] : [other.figure],
  });
  const projects = projectsOf([...here.booths, ...there.booths]).map((project): Beside => {
    const [one, other] = [boothOf(here, project.slug), boothOf(there, project.slug)];
    const difference = differenceOf(pairOf(one, other));
    return { project, here: one, there: other, difference };
  });
  const { pairs, ...both } = alikeOf(projects.map((project) => pairOf(project.here, project.there)));
  const isAllWhole = [...here.booths, ...there.booths].every(({ figure }) => isWhole(figure));
  return {
    madeAt: here.madeAt,
    here: ours,
    there: theirs,
    difference:
      isComparable && isAllWhole ? differenceOf({ here: [here.total], there: [there.total] }) : cannotTell,
    both: { projects: pairs, ...both },
    projects,
  };
}

/** Each once, by name. */
function projectsOf(booths: readonly ReportBooth[]): ReportBooth['project'][] {
  const bySlug = new Map(booths.map(({ project }) => [project.slug, project]));
  return [...bySlug.values()].sort((one, other) => one.name.localeCompare(other.name, 'en'));
}

function boothOf({ booths }: Report, project: string): Beside['here'] {
  const booth = booths.find((one) => one.project.slug === project);
  if (booth === undefined) return null;
  const { slug, name, figure, evidence, days } = booth;
  return { slug, name, figure, evidence, days };
}

const eventOf = ({ event, isOver, total, countedBooths, booths }: Report): Comparison['here'] => ({
  ...{ event, isOver, total, countedBooths },
  booths: booths.length,
});
