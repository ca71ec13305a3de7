/** What somebody typed as a published figure: "75", "~75", "roughly 75", "1,200". Null for what is none. */
export function typedFigure(text: string): { likely: number; isAbout: boolean } | null {
  const found =
    /^(~|≈|about|roughly|around|some|approximately|ca\.?)?\s*(\d+|\d{1,3}(?:[,\u2009\u202f ]\d{3})+)$/i.exec(
      text.trim(),
    );
  if (found === null) return null;
  const [, about, digits = ''] = found;
  return { likely: Number(digits.replaceAll(/\D/g, '')), isAbout: about !== undefined };
}
