import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readSources, root } from '../setup/sources.ts';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('docker-compose.yml');
const service = z.looseObject({
  healthcheck: z.unknown().optional(),
  environment: z.record(z.string(), z.unknown()).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).optional(),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
});
const compose = z
  .looseObject({ services: z.record(z.string(), service), volumes: z.record(z.string(), z.unknown()) })
  .parse(parse(text));
const dockerfile = read('Dockerfile');

describe('docker-compose.yml', () => {
  test('follows the Compose specification', () => {
    const { $schema: _, ...schema } = JSON.parse(read('tests/fixtures/compose-spec.json'));
    const isValid = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
    isValid(parse(text));
    expect(isValid.errors ?? []).toEqual([]);
    isValid({ services: { app: { imagine: 'this' } } });
    expect(isValid.errors?.[0]?.message).toBe('must NOT have additional properties');
  });

  test('starts database, app and caddy one after the other, each when the one before is healthy', () => {
    const { database, app, caddy } = compose.services;
    expect(Object.keys(compose.services)).toEqual(['database', 'app', 'caddy']);
    expect(app?.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(caddy?.depends_on).toEqual({ app: { condition: 'service_healthy' } });
    expect(database?.healthcheck && caddy?.healthcheck).toBeTruthy();
    expect(dockerfile).toMatch(/^HEALTHCHECK .*\n.*\/readyz/m);
  });

  test('keeps data and certificates in named volumes, and opens only caddy to the outside', () => {
    const named = Object.values(compose.services)
      .flatMap(({ volumes }) => volumes)
      .map((volume) => volume.split(':')[0] ?? '')
      .filter((source) => !source.startsWith('.'));
    expect(named.sort()).toEqual(Object.keys(compose.volumes).sort());
    const open = Object.entries(compose.services).filter(([, { ports }]) => ports.length > 0);
    expect(open.map(([name]) => name)).toEqual(['caddy']);
  });

  test('tells Pavilion its https address and that one proxy stands before it', () => {
    const environment = compose.services.app?.environment;
    expect(String(environment?.PUBLIC_URL)).toMatch(/^https:/);
    expect(environment?.TRUST_PROXY).toBe('1');
  });
});

describe('the image', () => {
  test('runs on Node 22, not as root, under an init, without development packages', () => {
    const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
    const bases = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
    expect(new Set(bases)).toEqual(new Set(['node:22-bookworm-slim']));
    expect(last).toMatch(/^USER node$/m);
    expect(last).toMatch(/^ENTRYPOINT \["\/usr\/bin\/tini"/m);
    expect(dockerfile).toContain('npm ci --omit=dev');
    expect(last).toContain('COPY --from=dependencies /app/node_modules');
  });

  test('holds every folder and every package that the server imports from', () => {
    const { imports, dependencies } = z
      .object({ imports: z.record(z.string(), z.string()), dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const rooms = ['contracts', 'server', 'prisma', 'tools'];
    for (const room of rooms) {
      expect(Object.keys(imports)).toContain(`#${room}/*`);
      expect(dockerfile).toMatch(new RegExp(`^COPY .*\\./${room}$`, 'm'));
    }
    const needed = readSources()
      .filter(({ path }) => /^(contracts|server|prisma)\//.test(path))
      // Types are gone when it runs.
      .flatMap(({ imports, text }) => imports.filter((name) => !text.match(`import type [^;]* '${name}'`)))
      .filter((name) => !name.startsWith('node:') && !rooms.includes(name.split('/')[0] ?? ''))
      .map((name) => /^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? name);
    expect([...new Set(needed)].filter((name) => !(name in dependencies))).toEqual([]);
    expect(needed).toContain('express');
  });
});
