/** A slug for a name: "KubeCon + CloudNativeCon NA 2026" → "kubecon-cloudnativecon-na-2026"; empty for "日本語". */
export function slugFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
}

/** The first that nothing else has: "c" for "C++", then "c-2" for "C#". */
export function freeSlug(wanted: string, used: readonly string[]): string {
  const numbered = (number: number) => {
    const ending = `-${number}`;
    return `${wanted.slice(0, 80 - ending.length).replace(/-+$/, '')}${ending}`;
  };
  let slug = wanted;
  for (let number = 2; used.includes(slug); number += 1) slug = numbered(number);
  return slug;
}
