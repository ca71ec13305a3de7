const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/**
 * A UUIDv7 (RFC 9562): 48 bits of milliseconds, then 74 random bits. Written out here because the tablet loads
 * over hall Wi-Fi and the package is ten times as large; works without a secure context too.
 */
export function newId(nowMs: number): string {
  const time = hex(Math.max(0, nowMs), 12);
  const random = crypto.getRandomValues(new Uint16Array(5));
  const [a = 0, b = 0, c = 0, d = 0, e = 0] = random;
  const version = 0x7000 | (a & 0x0fff);
  const variant = 0x8000 | (b & 0x3fff);
  const tail = [c, d, e].map((part) => hex(part, 4)).join('');
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(version, 4)}-${hex(variant, 4)}-${tail}`;
}

/** A UUIDv4 (RFC 9562): 122 random bits, which nobody guesses. `crypto.randomUUID` is for secure contexts only. */
export function newRandomId(): string {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = crypto.getRandomValues(new Uint16Array(8));
  const version = 0x4000 | (d & 0x0fff);
  const variant = 0x8000 | (e & 0x3fff);
  const [one, two, three, four, five, six] = [a, b, c, f, g, h].map((part) => hex(part, 4));
  return `${one}${two}-${three}-${hex(version, 4)}-${hex(variant, 4)}-${four}${five}${six}`;
}
