import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PAGES } from '../e2e/pages.js';
import { ROOT } from './cruise-tree.js';

const ROUTES = 'apps/web/src/routes';
const sources = readdirSync(join(ROOT, ROUTES)).map((file) => readFileSync(join(ROOT, ROUTES, file), 'utf8'));
/** Of each route that shows something its path; one that only leads on has no component. */
const routesIn = (source: string): string[] =>
  source.split('createRoute({').slice(1).flatMap((rest) => {
    const own = rest.slice(0, rest.indexOf('\n});'));
    const path = /\bpath: '([^']+)'/.exec(own)?.[1];
    return path !== undefined && own.includes('component:') ? [path] : [];
  });
const shown = sources.flatMap(routesIn);

const partsOf = (path: string): string[] => (path.split('?')[0] ?? '').split('/').slice(1);
const leadsTo = (path: string, route: string): boolean => {
  const [given, asked] = [partsOf(path), partsOf(route)];
  if (asked.at(-1) === '$') return asked.slice(0, -1).every((part, at) => part === given[at]);
  return given.length === asked.length && asked.every((part, at) => part.startsWith('$') || part === given[at]);
};

describe('the list of pages that are looked at', () => {
  it('reads the routes', () => {
    expect(shown.length).toBeGreaterThan(20);
    expect(routesIn("createRoute({\n  path: '/',\n  beforeLoad: () => {},\n});")).toEqual([]);
    expect(leadsTo('/catalogue', '/catalogue/versions/$version')).toBe(false);
  });
  // Before the login there is no account: the looks open it by itself.
  it.each(shown.filter((route) => route !== '/login'))('has %s', (route) => {
    expect(PAGES.some((page) => page.route === route || (page.route === undefined && leadsTo(page.path, route)))).toBe(true);
  });
});
