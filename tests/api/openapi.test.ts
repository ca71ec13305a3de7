import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { allEndpoints } from '#contracts/all';
import { MOST_ITEMS } from '#contracts/sync';
import { syncItemTypes } from '#contracts/sync-items';
import { createTestApp } from '../setup/app.ts';

const { request } = await createTestApp();
const answer = await request.get('/api/openapi.json');

const schema = z.record(z.string(), z.unknown());
const content = z.record(z.string(), z.strictObject({ schema }));
const parameter = z.strictObject({
  in: z.enum(['path', 'query', 'header']),
  name: z.string(),
  required: z.boolean().optional(),
  description: z.string().optional(),
  schema,
});
const headers = z.strictObject({
  ETag: z.strictObject({ required: z.literal(true), description: z.string(), schema }),
});
const operation = z.strictObject({
  operationId: z.string(),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(5),
  description: z.string(),
  security: z.array(z.partialRecord(z.enum(['bearer', 'cookie']), z.array(z.never()))),
  parameters: z.array(parameter).optional(),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(
    z.string().regex(/^[2-5]\d\d$/),
    z.strictObject({
      description: z.string().min(1),
      headers: headers.optional(),
      content: content.optional(),
    }),
  ),
});
const document = z
  .strictObject({
    openapi: z.literal('3.1.0'),
    info: z.strictObject({
      title: z.string(),
      version: z.string(),
      description: z.string(),
      license: z.strictObject({ name: z.string(), identifier: z.string() }),
    }),
    servers: z.array(z.strictObject({ url: z.string() })),
    tags: z.array(z.strictObject({ name: z.string() })),
    components: z.strictObject({
      securitySchemes: z.record(z.string(), z.unknown()),
      schemas: z.record(z.string(), schema),
    }),
    paths: z.record(
      z.string().startsWith('/'),
      z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operation),
    ),
  })
  .parse(answer.body);
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, one]) => ({ path, method, ...one })),
);

describe('the API as OpenAPI 3.1', () => {
  test('is given to anybody, as JSON', () => {
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toContain('application/json');
  });

  test('lists every endpoint, and nothing else', () => {
    const listed = operations.map(({ method, path, operationId }) => `${operationId}: ${method} ${path}`);
    const known = allEndpoints.map(
      ({ name, method, path }) => `${name}: ${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
    expect(listed.sort()).toEqual(known.sort());
    expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length);
  });

  test('every part of a path is a required parameter, and no parameter is there twice', () => {
    for (const { path, parameters = [] } of operations) {
      const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      const declared = parameters.filter((one) => one.in === 'path');
      expect([path, declared.map(({ name }) => name).sort()]).toEqual([path, inPath.sort()]);
      for (const { required } of declared) expect(required).toBe(true);
      expect(new Set(parameters.map((one) => `${one.in} ${one.name}`)).size).toBe(parameters.length);
    }
  });

  test('endpoints with a version want If-Match, say 409 and 428, and no others do', () => {
    for (const { name, isVersioned } of allEndpoints) {
      const one = operations.find(({ operationId }) => operationId === name);
      const header = one?.parameters?.find((given) => given.name === 'If-Match');
      expect([name, header?.required ?? false]).toEqual([name, isVersioned]);
      expect([name, one?.responses['428'] !== undefined]).toEqual([name, isVersioned]);
    }
  });

  test('one row has its version as ETag', () => {
    for (const { name, status, isVersioned, output } of allEndpoints) {
      const one = operations.find(({ operationId }) => operationId === name);
      const isRow =
        output instanceof z.ZodObject && 'version' in output.shape && 'archivedAt' in output.shape;
      expect([name, one?.responses[status]?.headers !== undefined]).toEqual([name, isRow]);
      if (isVersioned && name !== 'settle-uncertain-times') expect([name, isRow]).toEqual([name, true]);
    }
  });

  test('a change must change something', () => {
    const sizes = operations
      .filter(({ method }) => method === 'patch')
      .map((one) => one.requestBody?.content['application/json']?.schema.minProperties);
    expect(new Set(sizes)).toEqual(new Set([1]));
  });

  test('says how to sign in wherever that is needed', () => {
    expect(Object.keys(document.components.securitySchemes).sort()).toEqual(['bearer', 'cookie']);
    for (const { name, access } of allEndpoints) {
      const one = operations.find(({ operationId }) => operationId === name);
      expect([name, one?.security.length === 0]).toEqual([name, access === 'anyone']);
      expect([name, one?.responses['401'] !== undefined || access === 'anyone']).toEqual([name, true]);
    }
  });

  test('every reference leads somewhere, every tag is declared', () => {
    const references = [...answer.text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to);
    expect(references).toContain('#/components/schemas/Problem');
    const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
    for (const reference of new Set(references)) expect(known).toContain(reference);
    const tags = document.tags.map(({ name }) => name);
    for (const { tags: used } of operations) expect(tags).toContain(used[0]);
  });

  test('items say what they may be, though they are parsed one by one', async () => {
    const itemOf = (path: string) => {
      const body = document.paths[path]?.post?.requestBody?.content['application/json']?.schema;
      return z
        .object({ properties: z.object({ items: z.object({ items: z.unknown(), maxItems: z.int() }) }) })
        .parse(body).properties.items;
    };
    for (const path of ['/api/v1/sync', '/api/v1/devices/{id}/hand-ins'])
      expect(itemOf(path)).toEqual({
        items: { $ref: '#/components/schemas/SyncItem' },
        maxItems: MOST_ITEMS,
      });
    const types = z
      .object({
        oneOf: z.array(z.object({ properties: z.object({ type: z.object({ const: z.string() }) }) })),
      })
      .parse(document.components.schemas.SyncItem)
      .oneOf.map(({ properties }) => properties.type.const);
    expect(types).toEqual(syncItemTypes);
    // Nothing is described as anything at all.
    expect(answer.text).not.toContain('"items":{}');
  });

  test('a body says what is needed and takes nothing unknown; an answer may gain fields', () => {
    const create = document.paths['/api/v1/events/{event}/slots']?.post;
    expect(create?.requestBody?.content['application/json']?.schema).toMatchObject({
      type: 'object',
      required: ['boothId', 'startsAt', 'endsAt'],
      additionalProperties: false,
    });
    const row = create?.responses['201']?.content?.['application/json']?.schema;
    expect(row).toMatchObject({ type: 'object', properties: { version: { type: 'integer' } } });
    expect(row).not.toHaveProperty('additionalProperties');
  });
});

describe('/api/docs', () => {
  test('is a page without inline script, from our own origin', async () => {
    for (const path of ['/api/docs', '/api/docs/']) {
      const page = await request.get(path);
      expect(page.status).toBe(200);
      expect(page.headers['content-type']).toContain('text/html');
      expect(page.text).not.toMatch(/<script(?![^>]* src=)/);
      expect(page.text).not.toMatch(/https?:\/\//);
      for (const [, file = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g))
        expect([file, (await request.get(file)).status]).toEqual([file, 200]);
    }
    const init = await request.get('/api/docs/init.js');
    expect(init.headers['content-type']).toContain('javascript');
    expect(init.text).toContain('/api/openapi.json');
  });

  test('gives nothing else of the package away', async () => {
    expect((await request.get('/api/docs/package.json')).status).toBe(404);
    expect((await request.get('/api/docs/..%2fpackage.json')).status).toBe(404);
  });
});
