import { describe, expect, test } from 'vitest';
import { allEndpoints } from '#contracts/all';
import { createTestApp } from '../setup/app.ts';

const { request } = await createTestApp();
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const paths = [...new Set(allEndpoints.map(({ path }) => path))];
const takenAt = (path: string) =>
  METHODS.filter((method) => allEndpoints.some((one) => one.path === path && one.method === method));
const fill = (path: string) => path.replaceAll(/:\w+/g, 'x');

describe('a method that an address does not take', () => {
  test('is refused at every address of the API, with those that it takes', async () => {
    for (const path of paths) {
      const taken = takenAt(path);
      for (const method of METHODS.filter((one) => !taken.includes(one))) {
        const { status, body, headers } = await request[method](fill(path));
        expect([method, path, status, body.code]).toEqual([method, path, 405, 'method-not-allowed']);
        expect(headers['content-type']).toContain('application/problem+json');
        const allowed = String(headers.allow).toLowerCase().split(', ');
        expect([path, allowed.filter((one) => one !== 'head' && one !== 'options').sort()]).toEqual([
          path,
          [...taken].sort(),
        ]);
      }
    }
  });

  test('is named, and so are the others', async () => {
    const { body, headers } = await request.delete('/api/v1/events/atlanta');
    expect(headers.allow).toBe('GET, PATCH, HEAD, OPTIONS');
    expect(body).toEqual({
      type: 'about:blank',
      title: 'Method not allowed',
      status: 405,
      code: 'method-not-allowed',
      detail: 'This address takes GET and PATCH, not DELETE.',
    });
  });

  test('is refused at a written-out address, also where another address has a parameter', async () => {
    const { status, headers } = await request.get('/api/v1/devices/enrolment');
    expect([status, headers.allow]).toEqual([405, 'POST, OPTIONS']);
  });
});

test('OPTIONS says what an address takes, HEAD is taken wherever GET is', async () => {
  const options = await request.options('/api/v1/sync');
  expect([options.status, options.headers.allow]).toEqual([204, 'POST, OPTIONS']);
  expect((await request.head('/healthz')).status).toBe(200);
  expect((await request.head('/api/v1/sync')).status).toBe(405);
});

test('an address that there is not is still not found, whatever the method', async () => {
  for (const method of METHODS) {
    const { status, body } = await request[method]('/api/v1/nowhere');
    expect([method, status, body.code]).toEqual([method, 404, 'not-found']);
  }
});
