import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apiPathTo } from './api-paths.js';
import { pathTo } from './path-builder.js';

const id = 'asg/2024/t07-o1/44';
const part = encodeURIComponent(id);
const root = process.cwd();
const openApi = JSON.parse(readFileSync(join(root, 'libs/api-types/openapi.json'), 'utf8')) as { paths: Record<string, unknown> };
const routes = readdirSync(join(root, 'apps/web/src/routes')).flatMap((file) => [...readFileSync(join(root, 'apps/web/src/routes', file), 'utf8').matchAll(/^\s+path: '([^']+)'/gm)].map(([, path]) => path));

/** `/cycles/{id}/launch-check` as it is asked for. */
const shapes = Object.keys(openApi.paths).map((path) => new RegExp(`^${path.replace(/^\/api\/v1/, '').replace(/\{\w+\}/g, '[^/]*')}$`));
const every = <T extends object>(paths: T) => Object.entries(paths) as [string, (...args: unknown[]) => unknown][];

describe('path builder', () => {
  test('an id is the parts of a page’s path, and one part of an address of the API', () => {
    expect(pathTo.assignment(id)).toEqual({ to: '/assignments/$', params: { _splat: id } });
    expect(pathTo.worklist({ box: 'done', light: 'red', item: id })).toEqual({ to: '/worklist', search: { box: 'done', light: 'red', item: id } });
    expect(pathTo.catalogueVersion('catalogue/00ff', { part: 'fields' })).toEqual({ to: '/catalogue/versions/$version', params: { version: '00ff' }, search: { part: 'fields' } });
    expect(apiPathTo.commands(id)).toBe(`/assignments/${part}/commands`);
  });

  test('every page is a route', () => {
    expect(every(pathTo).length).toBeGreaterThan(20);
    for (const [name, path] of every(pathTo)) expect({ name, routes }).toEqual({ name, routes: expect.arrayContaining([(path('', {}) as { to: string }).to]) });
  });

  test('every address is one of the API, with each id as one part', () => {
    expect(every(apiPathTo).length).toBeGreaterThan(30);
    for (const [name, path] of every(apiPathTo)) {
      const address = path(id) as string;
      expect({ name, address, isOfTheApi: shapes.some((shape) => shape.test(address)), isOnePart: !address.includes(id) }).toEqual({ name, address, isOfTheApi: true, isOnePart: true });
    }
  });
});
