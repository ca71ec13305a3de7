import { describe, expect, test } from 'vitest';
import { readEnv } from '#server/env';

describe('a malformed setting', () => {
  test('is named with what was given and what it must be', () => {
    expect(() => readEnv({ PORT: 'many' })).toThrow('PORT is "many", but it must be a whole number.');
  });

  test.each(['DATABASE_URL', 'DATABASE_DIRECT_URL'])('%s is not repeated: it may hold a password', (name) => {
    const read = () => readEnv({ [name]: 'mysql://pavilion:opensesame@db.test/pavilion' });
    expect(read).toThrow(`${name} must be a URL like postgresql://`);
    expect(read).not.toThrow('opensesame');
  });
});

test('PUBLIC_URL has no path: everything is served from the root', () => {
  for (const url of ['https://pavilion.test/pav', 'https://pavilion.test/?a=b', 'https://pavilion.test/#x'])
    expect(() => readEnv({ PUBLIC_URL: url })).toThrow('must be a URL without a path');
  expect(readEnv({ PUBLIC_URL: 'https://pavilion.test/' }).publicUrl).toBe('https://pavilion.test');
  expect(() => readEnv({ PUBLIC_URL: 'foo' })).toThrow('must be a URL like https://');
});

describe('TRUST_PROXY', () => {
  test.each(['false', '1', 'loopback', '10.0.0.0/8', 'loopback, 10.1.2.3', '::1', 'fd00::/8'])(
    'may be %o',
    (text) => expect(String(readEnv({ TRUST_PROXY: text }).trustProxy)).toBe(text),
  );

  test.each(['1.2.3.999', 'a:b', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.0/8/8', 'loopback,', 'caddy'])(
    'may not be %o',
    (text) =>
      expect(() => readEnv({ TRUST_PROXY: text })).toThrow(`TRUST_PROXY is "${text}", but it must be`),
  );
});
