import { type Block, strong, text } from './document.ts';
import type { HighlightRow } from './highlights.ts';
import { isProvisional, type Report, type SummaryChoices } from './report.ts';
import { dateWords } from './summary-words.ts';
import { readWritten } from './written-text.ts';

// What all editions have in common.

/** The introduction stands without a title in a document; elsewhere it has a name too. */
export const sectionTitles = {
  introduction: 'Introduction',
  pavilion: 'What the pavilion is',
  why: 'Why we are there',
  themes: 'Themes by area',
  conclusion: 'Conclusion',
  contact: 'Contact',
} as const;

/** What has to be known before the rest is believed. */
export function marksOf(report: Report): Block[] {
  const notes: Block[] = [];
  if (report.event.simulated)
    notes.push({
      kind: 'note',
      tone: 'simulated',
      inlines: [strong('Simulated.'), text(' This event, its people and all its figures are invented.')],
    });
  if (!report.isOver)
    notes.push({
      kind: 'note',
      tone: 'provisional',
      inlines: [
        strong('Not over.'),
        text(` The event ends on ${dateWords(report.event.endsOn)}, and the figures are of what has been.`),
      ],
    });
  if (isProvisional(report))
    notes.push({
      kind: 'note',
      tone: 'provisional',
      inlines: [
        strong('Provisional.'),
        text(' A device has not sent everything, so the figures can only grow.'),
      ],
    });
  return notes;
}

type Written = Pick<HighlightRow, 'body' | 'state'>;

/**
 * A text with its state said above it, unless it is approved; nothing when it is empty, or not approved and such texts are
 * to be left out.
 */
export function writtenBlocks(
  written: Written | null | undefined,
  drafts: SummaryChoices['drafts'],
): Block[] {
  if (written === null || written === undefined || !isShown(written, drafts)) return [];
  const blocks = readWritten(written.body);
  return written.state === 'approved' ? blocks : [stateNote(written.state), ...blocks];
}

export function isShown({ body, state }: Written, drafts: SummaryChoices['drafts']): boolean {
  return body.trim() !== '' && (state === 'approved' || drafts === 'marked');
}

function stateNote(state: 'draft' | 'ready'): Block {
  const words = state === 'draft' ? 'Draft, not approved.' : 'Ready, not approved yet.';
  return { kind: 'note', tone: 'draft', inlines: [text(words)] };
}

/** A section of the event's own, with its title. */
export function sectionBlocks(
  { sections }: Report,
  name: Report['sections'][number]['section'],
  drafts: SummaryChoices['drafts'],
): Block[] {
  const blocks = writtenBlocks(
    sections.find(({ section }) => section === name),
    drafts,
  );
  if (blocks.length === 0 || name === 'introduction' || name === 'booth') return blocks;
  return [{ kind: 'heading', level: 2, text: sectionTitles[name], anchor: name }, ...blocks];
}
