const made = new Map<string, Intl.DateTimeFormat>();

/** A format for dates and times, made once: to make one takes a hundred times longer than to use it. */
export function dateFormat(
  locale: 'en' | 'en-GB' | 'en-US' | 'en-CA',
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat(locale, options);
  made.set(key, format);
  return format;
}
