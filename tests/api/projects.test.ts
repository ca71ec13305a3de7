import { describe, expect, test } from 'vitest';
import { callsAs } from '../fixtures/calls.ts';
import { createTestApp } from '../setup/app.ts';

const app = await createTestApp();
const manager = callsAs(app, await app.as('manager'));

const copa = { slug: 'copa', name: 'Copa', maturity: 'sandbox', aliases: ['Copacetic'] };

describe('projects', () => {
  test('are made with aliases, read and listed', async () => {
    const made = await manager.create('/projects', copa);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...copa, kind: 'project', url: null, version: 1 });
    const read = await manager.read(`/projects/${made.body.id}`);
    expect(read.body).toEqual(made.body);
    const list = await manager.read('/projects');
    expect(list.body).toEqual({ items: [made.body], next: null });
  });

  test('a community has a kiosk like a project', async () => {
    const { body } = await manager.create('/projects', {
      slug: 'kcd-utrecht',
      name: 'KCD Utrecht',
      kind: 'community',
    });
    expect(body).toMatchObject({ kind: 'community', maturity: null, aliases: [] });
  });

  test('a change replaces all aliases and leaves what it does not name', async () => {
    const { body: opa } = await manager.create('/projects', {
      slug: 'opa-gatekeeper',
      name: 'OPA Gatekeeper',
      aliases: ['Gatekeeper', 'Open Policy Agent'],
      url: 'https://openpolicyagent.org/',
    });
    const changed = await manager.change(`/projects/${opa.id}`, 1, { aliases: ['OPA', 'Gatekeeper'] });
    expect(changed.body).toMatchObject({ name: 'OPA Gatekeeper', url: opa.url, version: 2 });
    expect(changed.body.aliases).toEqual(['Gatekeeper', 'OPA']);
    const renamed = await manager.change(`/projects/${opa.id}`, 2, { name: 'Gatekeeper' });
    expect(renamed.body.aliases).toEqual(['Gatekeeper', 'OPA']);
  });

  test('an alias belongs to one project, whatever its case, and a refused change changes nothing', async () => {
    const { body: oras } = await manager.create('/projects', {
      slug: 'oras',
      name: 'ORAS',
      aliases: ['Registry'],
    });
    const taken = await manager.change(`/projects/${oras.id}`, 1, {
      name: 'Other',
      aliases: [' COPACETIC '],
    });
    expect(taken.status).toBe(409);
    expect(taken.body.code).toBe('taken');
    const after = await manager.read(`/projects/${oras.id}`);
    expect(after.body).toMatchObject({ name: 'ORAS', aliases: ['Registry'], version: 1 });
    const twice = await manager.create('/projects', {
      slug: 'flux',
      name: 'Flux',
      aliases: ['Flux CD', 'flux cd'],
    });
    expect(twice.body).toMatchObject({ code: 'invalid-input', detail: 'body.aliases: names an alias twice' });
    const list = await manager.read('/projects');
    expect(list.body.items.map(({ slug }: { slug: string }) => slug)).not.toContain('flux');
  });

  test('an alias is not the name of another project, and the other way round', async () => {
    const { body: linkerd } = await manager.create('/projects', { name: 'Linkerd', aliases: ['Conduit'] });
    const alias = await manager.create('/projects', { name: 'Mesh', aliases: ['linkerd'] });
    expect(alias.body).toMatchObject({
      code: 'taken',
      detail: 'Linkerd is the name of another project. Leave it out of the aliases.',
    });
    const name = { code: 'taken', detail: 'conduit is an alias of Linkerd. Take it off there first.' };
    expect((await manager.create('/projects', { name: 'conduit', slug: 'mesh' })).body).toMatchObject(name);
    const { body: mesh } = await manager.create('/projects', { name: 'Mesh' });
    const changed = await manager.change(`/projects/${mesh.id}`, 1, { name: 'conduit' });
    expect(changed.body).toMatchObject(name);
    expect((await manager.change(`/projects/${mesh.id}`, 1, { aliases: ['LINKERD'] })).body.code).toBe(
      'taken',
    );
    const own = await manager.change(`/projects/${linkerd.id}`, 1, { aliases: ['Linkerd 2', 'linkerd'] });
    expect(own.status).toBe(200);
  });

  test('a slug is taken once', async () => {
    const again = await manager.create('/projects', { slug: 'copa', name: 'Copa again' });
    expect(again.status).toBe(409);
    expect(again.body.code).toBe('taken');
  });

  test.each(['日本語', '東京', '🚀', 'C++', 'C#'])(
    '%s gets a short name of its own, and a booth',
    async (name) => {
      const made = await manager.create('/projects', { name });
      expect(made.status).toBe(201);
      const seen = (await manager.read('/projects?archived=true')).body.items;
      expect(seen.filter(({ slug }: { slug: string }) => slug === made.body.slug)).toHaveLength(1);
      const again = await manager.create('/projects', { name: name.toLowerCase() });
      expect(again.body).toMatchObject({
        code: 'taken',
        detail: `There is a project called ${name} already.`,
      });
    },
  );

  test('a second booth of a project at an event is refused by the name of the project', async () => {
    const { body: vitess } = await manager.create('/projects', { name: 'Vitess' });
    const when = { timeZone: 'Europe/Paris', startsOn: '2024-03-19', endsOn: '2024-03-22' };
    await manager.create('/events', { name: 'Paris', slug: 'paris', ...when });
    const { body: booth } = await manager.create('/events/paris/booths', { projectId: vitess.id });
    const again = () => manager.create('/events/paris/booths', { projectId: vitess.id });
    expect((await again()).body).toMatchObject({
      code: 'taken',
      detail: 'Vitess has a booth at this event already.',
    });
    await manager.archive(`/booths/${booth.id}`, 1);
    expect((await again()).body).toMatchObject({ code: 'archived' });
    expect((await again()).body.detail).toContain('Take it out');
  });

  test("another booth's short name is no hindrance", async () => {
    const { body: flatcar } = await manager.create('/projects', { name: 'Flatcar' });
    const { body: other } = await manager.create('/projects', { name: 'Other' });
    await manager.create('/events/paris/booths', { projectId: other.id, slug: 'flatcar' });
    const made = await manager.create('/events/paris/booths', { projectId: flatcar.id });
    expect(made.body).toMatchObject({ slug: 'flatcar-2', name: 'Flatcar' });
  });

  test('an archived project keeps its booths and gets no new ones', async () => {
    const { body: keda } = await manager.create('/projects', { slug: 'keda', name: 'KEDA' });
    const event = {
      name: 'Salt Lake City',
      slug: 'salt-lake',
      timeZone: 'America/Denver',
      startsOn: '2024-11-12',
      endsOn: '2024-11-15',
    };
    await manager.create('/events', event);
    const booth = await manager.create('/events/salt-lake/booths', { projectId: keda.id });
    expect(booth.status).toBe(201);
    await manager.archive(`/projects/${keda.id}`, 1);
    expect((await manager.read(`/booths/${booth.body.id}`)).body.archivedAt).toBeNull();
    await manager.create('/events', { ...event, slug: 'later' });
    const refused = await manager.create('/events/later/booths', { projectId: keda.id });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('archived');
    expect((await manager.restore(`/projects/${keda.id}`, 2)).body).toMatchObject({
      archivedAt: null,
      version: 3,
    });
    expect((await manager.create('/events/later/booths', { projectId: keda.id })).status).toBe(201);
  });
});
