import { expect, test } from 'vitest';
import { createTestApp } from '../setup/app.ts';

const { request } = await createTestApp();

test.each([
  ['/healthz', 'ok'],
  ['/readyz', 'ready'],
])('%s answers, whatever a load balancer adds to it', async (path, status) => {
  for (const query of ['', '?', '?_=1763000000', '?a[b]=c&a[b]=d', '?x&x', '?%00'])
    expect((await request.get(`${path}${query}`)).body).toMatchObject({ status });
});

test('an address of the API still refuses a query that it does not know', async () => {
  const { status, body } = await request.get('/api/openapi.json?colour=red');
  expect([status, body.code]).toEqual([400, 'invalid-input']);
});
