import { readFileSync } from 'node:fs';

const root = new URL('..', import.meta.url).pathname.replace(/\/$/, '');
const { imports } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8'));
/** `#room/x.js` and `./x.js` are the TypeScript files beside. */
const moduleNameMapper = {
  ...Object.fromEntries(Object.entries(imports).map(([name, path]) => [`^${name.replace('*', '(.*)')}\\.js$`, `<rootDir>/${path.replace('./', '').replace('*', '$1')}.ts`])),
  '^(\\.{1,2}/.*)\\.js$': '$1',
};
const swc = {
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx: false, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true },
  },
  module: { type: 'es6' },
};

/** Tiers of the house: a suffix says what a spec runs against. */
const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: root,
  testMatch: testMatch.map((each) => `<rootDir>/${each}`),
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '/fixtures/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.ts$': ['@swc/jest', swc], '^.+\\.tsx$': ['@swc/jest', { ...swc, jsc: { ...swc.jsc, parser: { ...swc.jsc.parser, tsx: true }, transform: { react: { runtime: 'automatic' } } } }] },
  moduleNameMapper,
  ...more,
});

const withPostgres = { globalSetup: '<rootDir>/test/setup/postgres.mjs', globalTeardown: '<rootDir>/test/setup/postgres-down.mjs' };
const beside = (suffix) => ['libs', 'apps', 'workflows', 'activities'].map((room) => `${room}/**/*.${suffix}.spec.{ts,tsx}`);

export default {
  rootDir: root,
  maxWorkers: 2,
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/setup/longest-first.mjs',
  projects: [
    project('unit', [...beside('unit'), 'test/rig/**/*.unit.spec.ts', 'test/fuzz/**/*.unit.spec.ts']),
    project('int', beside('int'), withPostgres),
    project('wf', beside('wf')),
    project('replay', ['test/replay/**/*.spec.ts']),
    project('arch', ['test/architecture/**/*.spec.ts']),
    project('e2e', ['test/e2e/**/*.e2e.spec.ts'], { testEnvironment: '<rootDir>/test/e2e/environment.mjs', globalSetup: '<rootDir>/test/setup/e2e.mjs', globalTeardown: '<rootDir>/test/setup/e2e-down.mjs' }),
    project('integration', ['test/integration/**/*.spec.ts', 'test/year/**/*.spec.ts', 'test/authz/**/*.spec.ts', 'test/leaving/**/*.spec.ts', 'test/rig/rig.spec.ts', 'test/topology/**/*.spec.ts'], withPostgres),
    // Too long for `npm test`, where the parts have specs of their own: `npm run restores`.
    project('nightly', ['test/nightly/**/*.spec.ts']),
  ],
};
