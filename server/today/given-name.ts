/** What stands before a name and is none. */
const BEFORE =
  /^(?:walk[- ]?(?:in|up|on)|guest|visitor|volunteer|helper|maintainer|contributor|ambassador|speaker|dr|prof|mr|mrs|ms|mx|sir|herr|frau)\b[.:,]*\s+(?=\p{L}{2})/iu;
/** A name that is one only with what follows: Abu Bakr, Abd al-Rahman. */
const WITH_NEXT = /^(?:abd|abdul|abu|umm)$/iu;
const PARTICLE = /^(?:al|el|de|del|della|di|da|dos|du|la|le|van|von|der|den|ter|ten|bin|ibn|bint|st)$/iu;
/** Scripts in which the family's name comes first. */
const FAMILY_FIRST = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\s\u30fb]+$/u;

/**
 * By what somebody is called where everybody passes: "Ana" of "Ana Medina", "Wanda" of "Walk-in Wanda". A name that does not
 * say which part is which stays whole.
 */
export function givenName(name: string): string {
  const whole = name.trim();
  const plain = whole
    .replace(/\s*[([].*$/u, '')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .trim();
  const [family = '', given = ''] = plain.split(/,\s*/);
  // "Medina, Ana"; not "Ana Medina, PhD".
  const turned = given !== '' && !/\s/.test(family) && /^\p{Lu}\p{L}+/u.test(given) ? given : family;
  const words = withoutTitles(turned).split(/\s+/);
  if (FAMILY_FIRST.test(turned)) return words.at(-1) || whole;
  return words.slice(0, countOf(words)).join(' ') || whole;
}

function withoutTitles(text: string): string {
  const rest = text.replace(BEFORE, '');
  return rest === text ? text : withoutTitles(rest);
}

/** How many of the first words are one name. */
function countOf([first = '', second = '', third = '']: readonly string[]): number {
  if (PARTICLE.test(first)) return Number.POSITIVE_INFINITY;
  if (WITH_NEXT.test(first) && second !== '') return PARTICLE.test(second) && third !== '' ? 3 : 2;
  // "J. R. Blanquicet"; "Maintainer R" is told from others by its letter alone.
  const isInitial = (word: string) => /^\p{L}\.?$/u.test(word);
  if (isInitial(first)) return isInitial(second) ? 2 : 1;
  return isInitial(second) && third === '' ? 2 : 1;
}
