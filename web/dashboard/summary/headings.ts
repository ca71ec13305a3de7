import { sectionTitles } from '#contracts/summary-parts';

/** What the parts of a summary are called on the page. */
export const sectionHeadings = { ...sectionTitles, booth: 'Booths' } as const;
