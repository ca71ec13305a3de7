import { projects } from '#contracts/projects';
import type { Deps } from '../app.ts';
import { type Route, route } from '../http/endpoint.ts';
import { archiveProject, changeProject, createProject, getProject, listProjects } from './store.ts';

export function projectsRoutes({ db, clock }: Deps): Route[] {
  return [
    route(projects.list, ({ scope, query }) => listProjects(db, scope, query)),
    route(projects.create, ({ scope, body }) => createProject(db, scope, body)),
    route(projects.get, ({ scope, params }) => getProject(db, scope, params.id)),
    route(projects.change, ({ scope, params, body, version }) =>
      changeProject(db, scope, params.id, version, body),
    ),
    route(projects.archive, ({ scope, params, version }) =>
      archiveProject(db, scope, params.id, version, clock()),
    ),
    route(projects.restore, ({ scope, params, version }) =>
      archiveProject(db, scope, params.id, version, null),
    ),
  ];
}
