import type { Figure } from '#contracts/figures';
import type { Comparison, Difference, Report, ReportBooth } from '#contracts/report';
import { totalOf } from '../counting/rules.ts';

type Beside = Comparison['projects'][number];

/**
 * The projects of either event with their figures at both, matched by the project itself, so that a booth under another name
 * is the same one. A difference is told where both are known whole, and is approximate where one of them is.
 */
export function comparisonOf(here: Report, there: Report): Comparison {
  const projects = projectsOf([...here.booths, ...there.booths]).map((project): Beside => {
    const [one, other] = [boothOf(here, project.slug), boothOf(there, project.slug)];
    return { project, here: one, there: other, difference: differenceOf(one?.figure, other?.figure) };
  });
  const both = projects.filter(({ difference }) => difference.visitors !== null);
  const { total: ours } = totalOf(both.flatMap((project) => project.here?.figure ?? []));
  const { total: theirs } = totalOf(both.flatMap((project) => project.there?.figure ?? []));
  const isWhole = [...here.booths, ...there.booths].every(({ figure }) => isKnown(figure));
  return {
    madeAt: here.madeAt,
    here: eventOf(here),
    there: eventOf(there),
    difference: isWhole ? differenceOf(here.total, there.total) : cannotTell,
    both: { projects: both.length, here: ours, there: theirs, difference: differenceOf(ours, theirs) },
    projects,
  };
}

const cannotTell: Difference = { visitors: null, approximate: false };

function differenceOf(here: Figure | undefined, there: Figure | undefined): Difference {
  if (here === undefined || there === undefined || !isKnown(here) || !isKnown(there)) return cannotTell;
  return {
    visitors: (here.visitors ?? 0) - (there.visitors ?? 0),
    approximate: here.approximate || there.approximate,
  };
}

/** Recorded, and on all of its days. */
const isKnown = ({ visitors, recordedDays, days }: Figure) =>
  visitors !== null && (recordedDays === null || days === null || recordedDays >= days);

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

const eventOf = ({ event, total, countedBooths, booths }: Report): Comparison['here'] => ({
  event,
  total,
  countedBooths,
  booths: booths.length,
});
