import type { Cell } from './cells.ts';
import { isBlank } from './cells.ts';

interface OneName {
  text: string;
  /** In brackets behind it. */
  affiliation: string;
}

export interface Apart {
  names: OneName[];
  /** Places that somebody is wanted for: "TBD", "?". */
  open: number;
  notes: string[];
}

const openWords =
  /^(?:\?+|tb[dac]|to be (?:decided|determined|announced|confirmed)|open|needed|wanted|vacant|free|n\.? ?n\.?|unassigned|someone|somebody)[.!?]*$/i;
const between = /\s*(?:[,;&/|+]|\s(?:and|und|y|et)\s)\s*/i;

/** The names in a cell: "Ana Medina & Ben Okoro (Red Hat)", one a line, "Medina, Ana" if Ana Medina is known, "TBD". */
export function takeApart({ text }: Cell, isKnown: (name: string) => boolean): Apart {
  const apart: Apart = { names: [], open: 0, notes: [] };
  const lines = isKnown(text) ? [text] : text.split(/[\r\n]+/);
  for (const line of lines.map(withoutBullet)) {
    const parts = isKnown(line) ? [line] : (turned(line, isKnown) ?? line.split(between));
    for (const part of parts) takeOne(part.trim(), isKnown, apart);
  }
  return apart;
}

function takeOne(part: string, isKnown: (name: string) => boolean, apart: Apart): void {
  if (isBlank(part)) return;
  if (openWords.test(part)) {
    apart.open += 1;
    return;
  }
  if (isKnown(part)) {
    apart.names.push({ text: part, affiliation: '' });
    return;
  }
  const two = twoKnown(part, isKnown);
  if (two !== null) {
    apart.notes.push(`“${part}” is read as ${two.join(' and ')}`);
    apart.names.push(...two.map((text) => ({ text, affiliation: '' })));
    return;
  }
  const [, whole = part, inside = ''] = /^(.+?)\s*[([<]([^)\]>]*)[)\]>]$/.exec(part) ?? [];
  const name = whole.replace(/\s*\?+$/, '');
  if (name !== whole) apart.notes.push(`“${part}” is read as ${name}, without the question mark`);
  const isOrganisation = inside !== '' && !/[\d@?:]/.test(inside);
  if (inside !== '' && !isOrganisation) apart.notes.push(`“${inside}” beside ${name} is not kept`);
  apart.names.push({ text: name, affiliation: isOrganisation ? inside : '' });
}

/** "Ana Medina Ben Okoro": nothing parts them but that both are known. */
function twoKnown(part: string, isKnown: (name: string) => boolean): string[] | null {
  const words = part.split(/\s+/);
  const places = words.map((_, at) => [words.slice(0, at).join(' '), words.slice(at).join(' ')]);
  return words.length < 4 ? null : (places.slice(1).find((pair) => pair.every(isKnown)) ?? null);
}

const withoutBullet = (line: string) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s+/, '').trim();

/** "Medina, Ana" */
function turned(line: string, isKnown: (name: string) => boolean): string[] | null {
  const parts = line.split(',').map((part) => part.trim());
  const name = `${parts[1]} ${parts[0]}`;
  return parts.length === 2 && isKnown(name) ? [name] : null;
}
