import type { Express, RequestHandler } from 'express';
import type { Deps } from '../app.ts';
import type { Route } from './endpoint.ts';
import { AppError } from './errors.ts';

/**
 * Mounts routes by address. What an address does not take is answered with 405 and what it does take. An address that is
 * written out comes before one with parameters: `/devices/enrolment` is never read as the device "enrolment".
 */
export function mountRoutes(app: Express, routes: Route[], deps: Deps): void {
  for (const shape of [...new Set(routes.map(shapeOf))].sort()) {
    const here = routes.filter((route) => shapeOf(route) === shape);
    for (const { mount } of here) mount(app, deps);
    const methods = here.map(({ endpoint }) => endpoint.method.toUpperCase());
    app.all([...new Set(here.map(({ endpoint }) => endpoint.path))], refuseOtherMethods(methods));
  }
}

/** The address without the names of its parameters. `~` is sorted behind all that an address may hold. */
function shapeOf({ endpoint }: Route): string {
  return endpoint.path.replaceAll(/:\w+/g, '~');
}

function refuseOtherMethods(methods: string[]): RequestHandler {
  const withHead = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  const allow = [...withHead, 'OPTIONS'].join(', ');
  const known = new Intl.ListFormat('en').format(methods);
  return (req, res) => {
    res.set('Allow', allow);
    if (req.method === 'OPTIONS') return void res.status(204).end();
    throw new AppError('method-not-allowed', `This address takes ${known}, not ${req.method}.`);
  };
}
