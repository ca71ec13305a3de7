import { clean, type Speaker } from './written.ts';

export interface ReadSpeakers {
  speakers: Speaker[];
  /** What stood before the first name and belongs to the title: "Where Are We Heading?". */
  subtitle: string | null;
  doubts: string[];
}

const none: ReadSpeakers = { speakers: [], subtitle: null, doubts: [] };

/**
 * "A & B (role, company); C (role, company)". Sources that cut a talk's line at the first colon and comma leave the rest
 * of the title before the names, and the second name in the brackets of the first: both are mended, and said.
 */
export function readSpeakers(written: string): ReadSpeakers {
  const text = clean(written);
  if (text === '' || /^(tb[acd]|to be announced|n\/a|-)$/i.test(text)) return none;
  const groups = splitOutside(text, /^;\s*/);
  const first = withoutSubtitle(groups[0] ?? '');
  const read = [first.group, ...groups.slice(1)].map(readGroup);
  const subtitle = first.subtitle;
  const doubts = [
    ...(subtitle === null
      ? []
      : [`“${subtitle}” stands before the speakers: read as the rest of the title.`]),
    ...read.flatMap((one) => one.doubts),
  ];
  return { speakers: read.flatMap((one) => one.speakers), subtitle, doubts };
}

/** Splits where a separator stands outside of brackets. */
function splitOutside(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') depth++;
    if (text[at] === ')') depth = Math.max(0, depth - 1);
    const match = depth === 0 ? separator.exec(text.slice(at, at + 12)) : null;
    if (match === null) continue;
    parts.push(text.slice(from, at));
    from = at + match[0].length;
    at = from - 1;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

const BRACKETS = /^(.*?)\s*\((.*)\)$/;

/** The first group without what belongs to the title. */
function withoutSubtitle(group: string): { group: string; subtitle: string | null } {
  const [, head = group, inside] = BRACKETS.exec(group) ?? [];
  const dash = head.lastIndexOf(' - ');
  if (dash > 0 && namesOf(head.slice(dash + 3)).every(looksLikeName)) {
    const subtitle = head.slice(0, dash).trim();
    return { group: `${head.slice(dash + 3)}${inside === undefined ? '' : ` (${inside})`}`, subtitle };
  }
  // "Intro (Updates, Model Distribution - Wenbo Qi & Tao Peng, Ant Group)"
  const inner = inside?.lastIndexOf(' - ') ?? -1;
  if (inside === undefined || inner < 0 || looksLikeName(head)) return { group, subtitle: null };
  const [people = '', ...company] = inside.slice(inner + 3).split(', ');
  if (!namesOf(people).every(looksLikeName)) return { group, subtitle: null };
  return {
    group: company.length === 0 ? people : `${people} (${company.join(', ')})`,
    subtitle: `${head}, ${inside.slice(0, inner)}`.trim(),
  };
}

const namesOf = (head: string) =>
  splitOutside(head, /^(?:\s+&\s+|\s+and\s+|,\s+)/).filter((name) => name.length > 0);

const FUNCTION_WORD =
  /^(the|a|an|and|of|for|to|in|on|with|how|what|why|when|where|is|are|we|your|our|from)$/i;

/** Two to five words that begin with a letter, none of them one that only sentences have. */
function looksLikeName(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => /^[\p{L}'’.-]+$/u.test(word) && !FUNCTION_WORD.test(word)) &&
    /^\p{Lu}|^\p{Lo}/u.test(words[0] ?? '')
  );
}

function readGroup(group: string): Omit<ReadSpeakers, 'subtitle'> {
  const [, head = group, inside = ''] = BRACKETS.exec(group) ?? [];
  const names = namesOf(head);
  const about = aboutOf(inside, names[0] ?? head);
  const hidden = names.length === 1 ? hiddenSpeaker(about) : null;
  if (hidden !== null) {
    const speakers = [{ name: names[0] ?? head, affiliation: hidden.before }, hidden.speaker];
    const { name, affiliation } = hidden.speaker;
    return {
      speakers,
      doubts: [`“${about}” was read as two: ${hidden.before}, and ${name} (${affiliation}).`],
    };
  }
  // The role is one person's; the company is taken for all of them.
  const affiliation = names.length > 1 ? companyOf(about) : about;
  return { speakers: names.map((name) => ({ name, affiliation })), doubts: [] };
}

/** What stands in the brackets without what is no role and no company: a time, "she/her", the name again. */
function aboutOf(inside: string, name: string): string {
  if (/\b\d{1,2}:\d{2}\s*[ap]m\b/i.test(inside)) return '';
  const parts = inside.split(/,\s+/);
  const isSaid = (part: string, at: number) =>
    part === name || part === parts[at + 1] || /^((she|he|they)\/\p{L}+|mr|mrs|ms|mx)\.?$/iu.test(part);
  return parts.filter((part, at) => !isSaid(part, at)).join(', ');
}

const ROLE =
  /\b(engineer|manager|director|officer|founder|creator|maintainer|lead|leader|head|architect|advocate|developer|scientist|president|chair|ambassador|owner|consultant|analyst|marketing|product|c[eti]o|vp|svp|research|operations|general|partner|editor|professor|student)s?\b|co-/i;

/** "AMD & Daron Yöndem, AWS": the second speaker, with the company, in the brackets of the first. */
function hiddenSpeaker(inside: string): { before: string; speaker: Speaker } | null {
  const match = /^(.*?)\s+&\s+([^,&]+),\s*(.+)$/.exec(inside);
  const [, before = '', name = '', affiliation = ''] = match ?? [];
  if (match === null || ROLE.test(name) || !looksLikeName(name)) return null;
  return { before, speaker: { name: name.trim(), affiliation: affiliation.trim() } };
}

/** "Senior Engineer, Red Hat, Inc." → "Red Hat, Inc." */
function companyOf(about: string): string {
  const parts = about.split(/,\s+/);
  const isForm = /^(inc|llc|ltd|gmbh|ag|s\.?a|corp|co)\.?$/i.test(parts.at(-1) ?? '');
  return parts.slice(isForm ? -2 : -1).join(', ');
}

/** A title with the rest of it: "Final Boss Fights" and "What Zynga Monitors" are one. */
export function withSubtitle(title: string, subtitle: string | null): string {
  if (subtitle === null) return title;
  return /[!?…]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** As {@link readSpeakers} reads it. */
export function speakersText(speakers: readonly Speaker[]): string {
  return speakers
    .map(({ name, affiliation }) => (affiliation === '' ? name : `${name} (${affiliation})`))
    .join('; ');
}
