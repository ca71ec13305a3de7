import type { Report } from '#contracts/report';
import { sectionTitles } from '#contracts/summary-parts';

/** What the parts of a summary are called. */
export const sectionHeadings: Record<Report['sections'][number]['section'], string> = {
  ...sectionTitles,
  booth: 'Booths',
};
