import type { IForbiddenRuleType } from 'dependency-cruiser';
import { EXCEPTIONS, ROOMS, ROOMS_WITHOUT_CODE, type Exception, type Room } from './rooms.js';

const SPEC = '\\.spec\\.tsx?$';
const escaped = (text: string): string => text.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
/** A file as it is, a folder with all below it. */
const place = (path: string): string => (/\.\w+$/.test(path) ? `^${escaped(path)}$` : `^${escaped(path)}/`);
const packagePath = (name: string): string => `(^|/)node_modules/(@types/)?${escaped(name.replace(/\/\*$/, ''))}/`;
const nodeModules = (node: Room['node']): string[] => (node === undefined ? [] : node === 'all' ? ['^node:', '^(?!#|@|\\.)[a-z_0-9]+(/promises)?$'] : [`^(node:)?(${node.join('|')})(/promises)?$`]);
const ruleName = (room: string): string => room.replace('/', '-');

const allowed = (room: string, row: Room, more?: Exception): string[] => [
  place(room),
  ...[...(row.may ?? []), ...(row.mayTypes ?? []), ...(more?.may ?? [])].map(place),
  ...[...(row.packages ?? []), ...(more?.packages ?? [])].map(packagePath),
  ...nodeModules(row.node),
];

function rulesOf(room: string, row: Room): IForbiddenRuleType[] {
  const exceptions = EXCEPTIONS.filter((each) => each.room === room);
  const rules: IForbiddenRuleType[] = [
    {
      name: ruleName(room),
      comment: row.comment,
      severity: 'error',
      from: { path: place(room), pathNot: [SPEC, ...exceptions.map((each) => each.from)] },
      to: { pathNot: allowed(room, row) },
    },
    ...exceptions.map((each): IForbiddenRuleType => ({
      name: each.name,
      comment: `${each.reason} Beyond that: ${row.comment}`,
      severity: 'error',
      from: { path: each.from, pathNot: SPEC },
      to: { pathNot: allowed(room, row, each) },
    })),
  ];
  if (row.mayTypes) {
    rules.push({
      name: `${ruleName(room)}-only-types`,
      comment: `Of ${row.mayTypes.join(', ')} only types (\`import type\`). ${row.comment}`,
      severity: 'error',
      from: { path: place(room), pathNot: SPEC },
      to: { path: row.mayTypes.map(place), dependencyTypesNot: ['type-only'] },
    });
  }
  return rules;
}

const ACROSS: IForbiddenRuleType[] = [
  { name: 'no-circular', comment: 'Two files that need each other are one file, or a third is missing.', severity: 'error', from: {}, to: { circular: true } },
  { name: 'not-to-unresolvable', comment: 'The file or package is not there.', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'between-rooms-by-subpath',
    comment: 'Between rooms only by package subpath (#domain/plan/submit-plan.js): Temporal\'s bundler takes it, and the reader sees the border.',
    severity: 'error',
    from: { path: '^(libs/[^/]+|apps/[^/]+|workflows|activities)/' },
    // Apps have no subpath: nobody but libs/testing imports one.
    to: { path: '^(libs|workflows|activities)/', pathNot: '^$1/', dependencyTypesNot: ['aliased'] },
  },
  { name: 'no-room-without-code-has-code', comment: 'Prose only.', severity: 'error', from: { path: ROOMS_WITHOUT_CODE.map(place) }, to: {} },
  { name: 'specs-are-imported-by-nobody', comment: 'What two specs need goes to libs/testing.', severity: 'error', from: {}, to: { path: SPEC } },
  {
    name: 'unit-specs-run-against-nothing',
    comment: 'A unit spec knows its own room, the domain and the builders; who needs PostgreSQL or Temporal is an int or wf spec.',
    severity: 'error',
    from: { path: '^(libs/[^/]+|apps/[^/]+|workflows|activities)/.*\\.unit\\.spec\\.tsx?$' },
    to: { pathNot: ['^$1/', '^libs/(domain|testing)/', 'node_modules/(?!(@types/)?(pg|typeorm|@temporalio)/)', ...nodeModules('all')] },
  },
  {
    name: 'pages-run-in-a-browser',
    comment: 'Node modules and build tools are for the configuration files beside src/, not for what the browser loads.',
    severity: 'error',
    from: { path: '^apps/web/src/', pathNot: SPEC },
    to: { path: ['node_modules/(vite|@vitejs/[^/]+|@hey-api/[^/]+|mdast-util-[^/]+|micromark[^/]*)/', ...nodeModules('all')], pathNot: 'node_modules/vite/client' },
  },
  {
    name: 'shipped-is-listed',
    comment: 'What is shipped stands in `dependencies`: the list of parts, their licences and the SBOM are made of those.',
    severity: 'error',
    from: { path: '^(apps|libs|workflows|activities)/', pathNot: [SPEC, '^libs/testing/', '^libs/local-services/sdk-download\\.mjs$', '^apps/embedded/', '^apps/web/[^/]+$'] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
  },
  {
    name: 'primitives-know-nothing',
    comment: 'src/ui holds primitives: no API (but the words of its generated types), no router, page or form. What knows one of them is a component.',
    severity: 'error',
    from: { path: '^apps/web/src/ui/', pathNot: SPEC },
    to: { path: ['^apps/web/src/(api|components|forms|pages)/', '^apps/web/src/(routes|path-builder)\\.tsx?$', 'node_modules/@tanstack/'], pathNot: '/generated/types\\.gen\\.ts$' },
  },
];

export const RULES: readonly IForbiddenRuleType[] = [...Object.entries(ROOMS).flatMap(([room, row]) => rulesOf(room, row)), ...ACROSS];
