import { z } from 'zod';
import { channelsOf } from './channels.js';
import { keysOf, keysOfFile, type Keys } from './keys.js';
import { oidcOf, type OidcSettings } from './oidc.js';
import { contentOf, halfOfPair } from './temporal.js';

const url = z.url();
const port = z.coerce.number().int().min(1).max(65535);
/** Words with commas between them. */
const words = z.string().transform((text) => text.split(',').map((each) => each.trim()).filter(Boolean));
/** What a file holds, checked at the start. */
const file = (isSecret: boolean) =>
  z
    .string()
    .min(1)
    .transform((path, { issues }) => contentOf(path, isSecret, (message) => void issues.push({ code: 'custom', input: '', message })))
    .optional();
const flag = z.enum(['true', 'false', '1', '0', '']).transform((value) => value === 'true' || value === '1');

/** Every variable that the product reads, in one place. A secret is a URL's password, `SESSION_SECRET`, `IDENTITY_KEY`, `OIDC_CLIENT_SECRET`, a key in `CHANNELS` or in `KEYS`; none is printed. */
const VARIABLES = {
  RECORD_DATABASE_URL: url,
  APP_DATABASE_URL: url,
  DATABASE_URL: url,
  RECORD_DATABASE_PASSWORD: z.string().min(12),
  APP_DATABASE_PASSWORD: z.string().min(12),
  TEMPORAL_DATABASE_PASSWORD: z.string().min(12),
  TEMPORAL_VISIBILITY_DATABASE_PASSWORD: z.string().min(12),
  TEMPORAL_ADDRESS: z.string().regex(/^[^\s:]+:\d+$/, 'host:port'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('liandong'),
  TEMPORAL_TLS: flag.default(false),
  /** Certificate authority of Temporal's server, certificate and key that are shown to it: PEM files. */
  TEMPORAL_TLS_CA_FILE: file(false),
  TEMPORAL_TLS_CERTIFICATE_FILE: file(false),
  TEMPORAL_TLS_KEY_FILE: file(true),
  TEMPORAL_API_KEY: z.string().min(1).optional(),
  TEMPORAL_API_KEY_FILE: file(true).transform((content) => content?.toString().trim()),
  TEMPORAL_UI_URL: url.optional(),
  WORKFLOW_BUNDLE: z.string().min(1).optional(),
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  /** host:port of clamd; without it files are not scanned for viruses. */
  CLAMD_ADDRESS: z.string().regex(/^[^\s]+:\d+$/, 'host:port').optional(),
  /** What becomes of files without a scanner: held back, or taken as they are. */
  UNSCANNED_FILES: z.enum(['hold', 'accept']).default('hold'),
  FILES_DIR: z.string().min(1).default('.data/files'),
  WEB_DIR: z.string().min(1).default('apps/web/dist'),
  /** A list of more rows goes out in the background. */
  EXPORT_MOST_ROWS: z.coerce.number().int().min(1).max(50_000).default(50_000),
  SMTP_URL: z.string().regex(/^smtps?:\/\//, 'smtp://… or smtps://…'),
  /** A certificate authority of the mail server besides those that Node knows: a file, PEM. */
  SMTP_CA_FILE: z.string().min(1).optional(),
  MAIL_FROM: z.string().min(3).default('liandong@localhost'),
  /** Channels besides e-mail, as JSON (README, "Channels"). */
  CHANNELS: z
    .string()
    .default('{}')
    .transform((text, { issues }) => channelsOf(text, (message) => void issues.push({ code: 'custom', input: '', message }))),
  /** Keys of what Temporal stores and of the anchors (README): as JSON, or a file of mode 0600 that holds it. */
  KEYS: z
    .string()
    .transform((text, { issues }) => keysOf(text, (message) => void issues.push({ code: 'custom', input: '', message })))
    .optional(),
  KEYS_FILE: z
    .string()
    .min(1)
    .transform((file, { issues }) => keysOfFile(file, (message) => void issues.push({ code: 'custom', input: '', message })))
    .optional(),
  /** A folder outside the database for the hourly anchors, on another disk at best. */
  ANCHOR_DIR: z.string().min(1).optional(),
  /** 密码服务 of a new database: SHA-256, AES and Ed25519, or 国密 in software. */
  CRYPTO_PROVIDER: z.enum(['default', 'gm-soft']).optional(),
  SESSION_SECRET: z.string().min(32),
  /** Encrypts second factors at rest; without it a key made of `SESSION_SECRET`, so that a new one of those forgets them. */
  IDENTITY_KEY: z.string().min(32).optional(),
  /** `mlps3`: 等保 2.0 三级; `asvs`: ASVS 5.0, length alone and no rotation. */
  CREDENTIAL_PROFILE: z.enum(['mlps3', 'asvs']).default('mlps3'),
  /** 统一身份认证 by OpenID Connect; without an issuer there is none. `libs/config/oidc.ts` says what belongs to it. */
  OIDC_ISSUER: z.url({ protocol: /^https?$/ }).max(500).optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(200).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).max(500).optional(),
  OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  OIDC_CLAIM: z.string().regex(/^\w{1,60}$/).default('preferred_username'),
  OIDC_SECOND_FACTOR: words.default([]),
  OIDC_HOSTS: words.default([]),
  /** The address of the site as browsers see it. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).max(500).optional(),
  /** 应急管理员: whose password still lets them in where everybody else comes by the provider; empty: everybody's does. */
  PASSWORD_ACCOUNTS: words.default([]),
  DEMO: flag.default(false),
  OUTBOX_DIR: z.string().min(1).optional(),
  TEMPORAL_CLI_PATH: z.string().min(1).optional(),
  /** Metrics and probes, on a port of their own; without it there are none. */
  METRICS_PORT: port.optional(),
  /** Where they may be asked from: this machine, or a network inside. */
  METRICS_HOST: z.string().min(1).default('127.0.0.1'),
  /** Where an OTLP/HTTP collector takes traces, without `/v1/traces`; without it nothing is traced and no library of it is loaded. */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
} as const;

/** Each is named in docker-compose.yml or explained in the README. */
export const VARIABLE_NAMES: readonly string[] = Object.keys(VARIABLES);

type Variables = { [K in keyof typeof VARIABLES]: z.infer<(typeof VARIABLES)[K]> };

/** Every variable that is missing or wrong, named, so that one start tells all of them. Exit code 2. */
export class EnvironmentError extends Error {
  readonly exitCode = 2;
}

const read = <K extends keyof Variables>(names: readonly K[], from: NodeJS.ProcessEnv): Pick<Variables, K> => {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const parsed = VARIABLES[name].safeParse(from[name] === '' ? undefined : from[name]);
    if (parsed.success) values[name] = parsed.data;
    else problems.push(`${name}: ${parsed.error.issues.map((issue) => issue.message).join(', ')}`);
  }
  if (halfOfPair(values)) problems.push('TEMPORAL_TLS_CERTIFICATE_FILE, TEMPORAL_TLS_KEY_FILE: both or neither');
  complain(problems);
  return values as Pick<Variables, K>;
};
const complain = (problems: readonly string[]): void => {
  if (problems.length > 0) throw new EnvironmentError(`环境变量有误 / bad environment:\n${problems.map((each) => `  ${each}`).join('\n')}`);
};

/** A variable that has a value is checked; one that has none stays open. */
const readGiven = <K extends keyof Variables>(names: readonly K[], from: NodeJS.ProcessEnv): Partial<Pick<Variables, K>> => read(names.filter((name) => from[name]), from);

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_CLIENT_SECRET_FILE', 'OIDC_CLAIM', 'OIDC_SECOND_FACTOR', 'OIDC_HOSTS', 'PUBLIC_URL', 'PASSWORD_ACCOUNTS'] as const;
const API = ['RECORD_DATABASE_URL', 'APP_DATABASE_URL', 'PORT', 'HOST', 'SESSION_SECRET', 'IDENTITY_KEY', 'CREDENTIAL_PROFILE', 'DEMO', 'OUTBOX_DIR', 'FILES_DIR', 'CLAMD_ADDRESS', 'UNSCANNED_FILES', 'WEB_DIR', 'EXPORT_MOST_ROWS', 'TEMPORAL_UI_URL', 'PASSWORD_ACCOUNTS', 'LOG_LEVEL'] as const;

/** What Temporal is shown. */
const TEMPORAL = ['TEMPORAL_TLS', 'TEMPORAL_TLS_CA_FILE', 'TEMPORAL_TLS_CERTIFICATE_FILE', 'TEMPORAL_TLS_KEY_FILE', 'TEMPORAL_API_KEY', 'TEMPORAL_API_KEY_FILE'] as const;
/** Who keeps the API running may ask it how it stands, and whether it reaches Temporal; no act does. */
const OPERATIONS = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'METRICS_PORT', 'METRICS_HOST', 'TEMPORAL_ADDRESS', ...TEMPORAL] as const;

export const apiEnvironment = (from: NodeJS.ProcessEnv = process.env): Pick<Variables, (typeof API)[number]> & Partial<Pick<Variables, (typeof OPERATIONS)[number]>> & { readonly OIDC: OidcSettings | undefined } => {
  const values = read([...API, ...OIDC], from);
  const problems: string[] = [];
  const oidc = oidcOf(values, (variable, words) => problems.push(`${variable}: ${words}`));
  complain(problems);
  return { ...read(API, from), ...readGiven(OPERATIONS, from), OIDC: oidc };
};
export type ApiEnvironment = ReturnType<typeof apiEnvironment>;

export const workerEnvironment = (from: NodeJS.ProcessEnv = process.env) =>
  read(['RECORD_DATABASE_URL', 'TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE', ...TEMPORAL, 'WORKFLOW_BUNDLE', 'SMTP_URL', 'SMTP_CA_FILE', 'MAIL_FROM', 'CHANNELS', 'KEYS', 'KEYS_FILE', 'ANCHOR_DIR', 'METRICS_PORT', 'METRICS_HOST', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'DEMO', 'LOG_LEVEL'], from);
export type WorkerEnvironment = ReturnType<typeof workerEnvironment>;

/** Of the migration: the owner's database, and the passwords that the two logins shall have. */
export const migrationEnvironment = (from: NodeJS.ProcessEnv = process.env) => read(['DATABASE_URL', 'RECORD_DATABASE_PASSWORD', 'APP_DATABASE_PASSWORD', 'CRYPTO_PROVIDER', 'LOG_LEVEL'], from);

/** Of what makes Temporal's databases: the owner's login, and the passwords that Temporal's two shall have. */
export const temporalDatabasesEnvironment = (from: NodeJS.ProcessEnv = process.env) => read(['DATABASE_URL', 'TEMPORAL_DATABASE_PASSWORD', 'TEMPORAL_VISIBILITY_DATABASE_PASSWORD'], from);

/** Of the operator's commands: what is not named is that of the data folder's running system. */
export const operatorEnvironment = (from: NodeJS.ProcessEnv = process.env) => {
  const values: Partial<Variables> = readGiven(['DATABASE_URL', 'TEMPORAL_ADDRESS', ...TEMPORAL, 'KEYS', 'KEYS_FILE', 'ANCHOR_DIR'], from);
  return { ...values, ...read(['DATA_DIR', 'TEMPORAL_NAMESPACE'], from) };
};

/** Of what takes a data folder out: as `npm start` was given, where it was. */
export const moveOutEnvironment = (from: NodeJS.ProcessEnv = process.env) => {
  const values: Partial<Variables> = readGiven(['DATABASE_URL', 'KEYS', 'KEYS_FILE', 'ANCHOR_DIR', 'SESSION_SECRET', 'IDENTITY_KEY'], from);
  return { ...values, ...read(['DATA_DIR'], from) };
};

/** Of what brings it in: the migration's, and what API and worker of the new place will be given. */
export const moveInEnvironment = (from: NodeJS.ProcessEnv = process.env) => {
  const missing = ['FILES_DIR', 'ANCHOR_DIR'].filter((name) => !from[name]);
  complain(missing.map((name) => `${name}: a folder`));
  const { ANCHOR_DIR = '', ...values } = read(['DATABASE_URL', 'RECORD_DATABASE_PASSWORD', 'APP_DATABASE_PASSWORD', 'CRYPTO_PROVIDER', 'FILES_DIR', 'ANCHOR_DIR', 'KEYS', 'KEYS_FILE', 'SESSION_SECRET', 'IDENTITY_KEY'], from);
  return { ...values, ANCHOR_DIR };
};

/** Of the supervisor: what is not given, it brings itself. `PORT` named is meant so: a taken one is refused. */
export const embeddedEnvironment = (from: NodeJS.ProcessEnv = process.env) => {
  const values: Partial<Variables> = readGiven(
    ['DATABASE_URL', 'TEMPORAL_ADDRESS', 'PORT', 'HOST', 'SESSION_SECRET', 'IDENTITY_KEY', 'CREDENTIAL_PROFILE', 'SMTP_URL', 'OUTBOX_DIR', 'TEMPORAL_UI_URL', 'MAIL_FROM', 'DEMO', 'DATA_DIR', 'TEMPORAL_NAMESPACE', ...TEMPORAL, 'TEMPORAL_CLI_PATH', 'CLAMD_ADDRESS', 'ANCHOR_DIR', 'CRYPTO_PROVIDER', 'METRICS_PORT', 'METRICS_HOST', 'OTEL_EXPORTER_OTLP_ENDPOINT', 'LOG_LEVEL'],
    from,
  );
  // Checked here, so that the first start says what is wrong; the worker reads them again.
  readGiven(['CHANNELS', 'SMTP_CA_FILE', 'KEYS', 'KEYS_FILE'], from);
  return { ...values, HOST: values.HOST ?? '127.0.0.1', DATA_DIR: values.DATA_DIR ?? '.data', TEMPORAL_NAMESPACE: values.TEMPORAL_NAMESPACE ?? 'liandong', LOG_LEVEL: values.LOG_LEVEL ?? 'info' };
};
export type EmbeddedEnvironment = ReturnType<typeof embeddedEnvironment>;

/** Of the supervisor for the worker: settings of channels, as text. */
export const channelVariables = (from: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> =>
  Object.fromEntries((['CHANNELS', 'SMTP_CA_FILE', 'MAIL_FROM'] as const).flatMap((name) => (from[name] ? [[name, from[name]]] : [])));

/** Of the supervisor for the worker: keys that were named, as they came. */
export const keyVariables = (from: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> => Object.fromEntries((['KEYS', 'KEYS_FILE'] as const).flatMap((name) => (from[name] ? [[name, from[name]]] : [])));

/** Of the supervisor for the API: 统一身份认证, as it came; the API checks it. */
export const oidcVariables = (from: NodeJS.ProcessEnv = process.env): Readonly<Record<string, string>> => Object.fromEntries(OIDC.flatMap((name) => (from[name] ? [[name, from[name]]] : [])));

/** What `KEYS` or `KEYS_FILE` says; undefined where neither is named. */
export const namedKeys = ({ KEYS, KEYS_FILE }: { readonly KEYS?: Keys | undefined; readonly KEYS_FILE?: Keys | undefined }): Keys | undefined => KEYS ?? KEYS_FILE;
