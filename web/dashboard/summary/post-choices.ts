import { z } from 'zod';
import { slug } from '#contracts/fields';
import type { HighlightRow } from '#contracts/highlights';
import type { Report, ReportBooth } from '#contracts/report';
import { sectionTitles } from '#contracts/summary-parts';

/** In the address of the summary: the edition, and of a post its open part, its booths in order and what else was chosen. */
export const summaryInAddress = z.object({
  edition: z.literal('post').optional().catch(undefined),
  part: slug.optional().catch(undefined),
  /** Slugs, separated by commas; links of before hold a list. */
  booths: z
    .union([z.string(), z.array(slug).transform((slugs) => slugs.join(','))])
    .pipe(z.string().regex(/^[a-z0-9-]+(,[a-z0-9-]+)*$/))
    .optional()
    .catch(undefined),
  approved: z.literal(true).optional().catch(undefined),
  frontMatter: z.literal(true).optional().catch(undefined),
});

type Section = Exclude<HighlightRow['section'], 'booth'>;

/** What a post is made of. A booth's key is its slug; no booth can have that of a section while both stand in one list. */
export type Part =
  | { key: string; name: string; section: Section; booth: null }
  | { key: string; name: string; section: 'booth'; booth: ReportBooth };

const before: readonly Section[] = ['introduction', 'pavilion', 'why'];
const after: readonly Section[] = ['themes', 'conclusion', 'contact'];

const sectionPart = (section: Section): Part => ({
  key: `section-${section}`,
  name: sectionTitles[section],
  section,
  booth: null,
});
const boothPart = (booth: ReportBooth): Part => ({
  key: booth.slug,
  name: booth.name,
  section: 'booth',
  booth,
});

/** The parts of the post in its order, and the booths that are not in it. */
export function partsOf(
  report: Report,
  chosen: readonly string[] | undefined,
): { parts: Part[]; others: Part[] } {
  const inPost = chosenBooths(report, chosen);
  return {
    parts: [...before.map(sectionPart), ...inPost.map(boothPart), ...after.map(sectionPart)],
    others: report.booths.filter((booth) => !inPost.includes(booth)).map(boothPart),
  };
}

/** In the order in which they were chosen; all of them when nobody chose, or none of those chosen is here any more. */
export function chosenBooths({ booths }: Report, chosen: readonly string[] | undefined): ReportBooth[] {
  const found = (chosen ?? []).flatMap((asked) => booths.filter((booth) => booth.slug === asked));
  return found.length === 0 ? booths : found;
}

/** Of its heading in the post; null: it has none, as the introduction. */
export const anchorOf = ({ section, booth }: Part): string | null =>
  booth?.slug ?? (section === 'introduction' ? null : section);

/** One place up or down; the same where it is the first or last already. */
export function moved(slugs: readonly string[], which: string, by: -1 | 1): string[] {
  const from = slugs.indexOf(which);
  const to = from + by;
  if (from === -1 || to < 0 || to >= slugs.length) return [...slugs];
  const rest = slugs.filter((one) => one !== which);
  return rest.toSpliced(to, 0, which);
}

/** The report as if what is typed were stored already. */
export function withTyped(report: Report, part: Part, body: string): Report {
  const { booth, section } = part;
  if (booth !== null)
    return {
      ...report,
      booths: report.booths.map((one) =>
        one.boothId === booth.boothId
          ? { ...one, highlight: { state: one.highlight?.state ?? 'draft', body } }
          : one,
      ),
    };
  const stored = report.sections.find((one) => one.section === section);
  const typed = { section, body, state: stored?.state ?? 'draft' };
  return { ...report, sections: [...report.sections.filter((one) => one !== stored), typed] };
}
