import type { FeedbackRow } from '#contracts/feedback';

export interface Said {
  kind: FeedbackRow['kind'];
  text: string;
  answer: string;
  mentions: number;
}

const LONGEST_LINE = 300;

const heads: readonly [Said['kind'], string][] = [
  ['question', 'Visitors asked:'],
  ['request', 'They would like to have:'],
  ['praise', 'They liked:'],
  ['problem', 'They met these problems:'],
  ['idea', 'They had these ideas:'],
];

/**
 * A start for a booth's paragraph, in Markdown: what visitors said by kind, then the shift notes. Empty where nothing was
 * said. It can be sent back as it is: nothing in it is refused by the contract of a paragraph.
 */
export function suggestionOf(said: readonly Said[], notes: readonly string[]): string {
  const byKind = heads.map(([kind, head]) =>
    section(head, said.filter((one) => one.kind === kind).map(lineOf)),
  );
  return [...byKind, section('From the notes of our shifts:', notes.map(oneLine))]
    .filter((part) => part !== '')
    .join('\n\n');
}

function section(head: string, lines: readonly string[]): string {
  const kept = lines.filter((line) => line !== '');
  return kept.length === 0 ? '' : [head, '', ...kept.map((line) => `- ${line}`)].join('\n');
}

/** "Does it run on Arm? (3 times) We said: since 1.4." */
function lineOf({ text, answer, mentions }: Said): string {
  const words = oneLine(text);
  if (words === '') return '';
  const often = mentions > 1 ? ` (${mentions} times)` : '';
  return `${words}${often}${oneLine(answer) === '' ? '' : ` We said: ${oneLine(answer)}`}`;
}

/** Without line ends, control characters, and those that turn the direction of what follows. */
function oneLine(text: string): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  const characters = [...plain];
  return characters.length <= LONGEST_LINE ? plain : `${characters.slice(0, LONGEST_LINE).join('')}…`;
}
