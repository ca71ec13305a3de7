interface AtKiosk {
  kiosk: string | null;
  name: string;
}

const collator = new Intl.Collator('en', { numeric: true });

/** In the order in which one walks past them: by the label of the kiosk, those without at the end, then by name. */
export function byKiosk(a: AtKiosk, b: AtKiosk): number {
  if ((a.kiosk === null) !== (b.kiosk === null)) return a.kiosk === null ? 1 : -1;
  return collator.compare(a.kiosk ?? '', b.kiosk ?? '') || collator.compare(a.name, b.name);
}
