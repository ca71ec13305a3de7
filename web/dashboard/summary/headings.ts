import type { Report } from '#contracts/report';

/** What the parts of a summary are called. */
export const sectionHeadings: Record<Report['sections'][number]['section'], string> = {
  introduction: 'Introduction',
  pavilion: 'What the pavilion is',
  why: 'Why we are there',
  booth: 'Booths',
  themes: 'Themes by area',
  conclusion: 'Conclusion',
  contact: 'Contact',
};
