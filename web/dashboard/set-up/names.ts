/** "5B, 11A 13" → each label once, in the order typed; case does not make another label. */
export function labelsIn(text: string): string[] {
  const labels = text
    .split(/[,;\s]+/)
    .map((label) => label.trim())
    .filter((label) => label !== '');
  return labels.filter((label, at) => labels.findIndex((other) => isSameName(other, label)) === at);
}

function isSameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** The project that somebody means, by its name or one of its aliases. */
export function projectCalled<P extends { name: string; aliases: string[] }>(
  projects: readonly P[],
  name: string,
): P | undefined {
  return (
    projects.find((project) => isSameName(project.name, name)) ??
    projects.find((project) => project.aliases.some((alias) => isSameName(alias, name)))
  );
}

/** "2 booths", "1 booth". */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** "A", "A and B", "A, B and C". */
export function listed(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
