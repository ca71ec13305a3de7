import { numberWords } from './number-words.ts';
import type { ReportBooth } from './report.ts';
import { listWords } from './summary-words.ts';

type Kind = { project: Pick<ReportBooth['project'], 'kind'> };

/** A community, such as a KCD, is no project. */
const isProject = ({ project }: Kind) => project.kind === 'project';

/** "ten projects", "ten projects and two communities"; empty for no booth. */
export function kindsWords(booths: readonly Kind[], numberOf: (number: number) => string): string {
  const projects = booths.filter(isProject).length;
  const communities = booths.length - projects;
  return listWords([
    ...(projects === 0 ? [] : [`${numberOf(projects)} ${projects === 1 ? 'project' : 'projects'}`]),
    ...(communities === 0
      ? []
      : [`${numberOf(communities)} ${communities === 1 ? 'community' : 'communities'}`]),
  ]);
}

/** What stands above all of them. */
export function kindsHeading(booths: readonly Kind[]): string {
  if (booths.every(isProject)) return 'Projects';
  return booths.some(isProject) ? 'Projects and communities' : 'Communities';
}

/**
 * The first number of projects or booths that a text says, in digits or in English words: "Ten open-source projects" → 10, and
 * which booths it is of. Null where it says none.
 */
export function saidProjects(text: string) {
  const [words, number, noun] = new RegExp(COUNTED, 'iu').exec(text) ?? [];
  if (words === undefined || number === undefined || noun === undefined) return null;
  return {
    words: words.replace(/\s+/g, ' '),
    number: /^\d+$/.test(number)
      ? Number(number)
      : spelling.findIndex((pattern) => new RegExp(`^${pattern}$`, 'i').test(number)),
    isOf: (booth: Kind) => noun.toLowerCase() !== 'projects' || isProject(booth),
  };
}

/** 0 to 99, as they are spelt. */
const spelling = Array.from({ length: 100 }, (_, number) => numberWords(number).join('|'));
/** The longer ones first, so that "twenty-one" is no "twenty". */
const NUMBER = ['\\d{1,3}', ...spelling.toReversed()].join('|');
const NOUN = 'projects\\s+and\\s+communities|projects|booths';
const COUNTED = `(?<![\\p{L}\\p{N}.,–-])(${NUMBER})\\s+(?:(?!and\\s)[\\p{L}-]+\\s+){0,3}?(${NOUN})(?!\\p{L})`;
