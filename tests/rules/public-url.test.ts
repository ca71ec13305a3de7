import { describe, expect, test } from 'vitest';
import { isOnlyHere, urlForOthers } from '#server/http/public-url';

const LAN = '192.0.2.7';

describe('the address in a link that somebody else opens', () => {
  test.each(['http://localhost:3000', 'http://127.0.0.1:3000', 'http://[::1]:3000', 'http://LOCALHOST:3000'])(
    'is that of the network where %s was asked',
    (asked) => expect(urlForOthers(asked, '0.0.0.0', LAN)).toBe('http://192.0.2.7:3000'),
  );

  test.each(['http://192.0.2.9:3000', 'https://pavilion.example.org', 'http://localhost.example.org:3000'])(
    'stays %s: others know it already',
    (asked) => expect(urlForOthers(asked, '0.0.0.0', LAN)).toBe(asked),
  );

  test('stays as asked where the server listens for this machine alone, or there is no network', () => {
    expect(urlForOthers('http://localhost:3000', '127.0.0.1', LAN)).toBe('http://localhost:3000');
    expect(urlForOthers('http://localhost:3000', '0.0.0.0', null)).toBe('http://localhost:3000');
  });

  test('stays as it is when it cannot be read', () => {
    expect(urlForOthers('http://a b:x', '0.0.0.0', LAN)).toBe('http://a b:x');
  });
});

test('only loopback addresses mean this machine alone', () => {
  expect(['localhost', '127.0.0.1', '127.0.1.1', '::1'].filter((host) => !isOnlyHere(host))).toEqual([]);
  expect(['0.0.0.0', '::', '10.0.0.1', '128.0.0.1', 'hall.test'].filter(isOnlyHere)).toEqual([]);
});
