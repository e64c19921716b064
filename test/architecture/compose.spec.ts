import { describe, expect, it } from '@jest/globals';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { newKeyRing } from '#crypto/key-ring.js';
import { apiEnvironment, migrationEnvironment, moveInEnvironment, operatorEnvironment, temporalDatabasesEnvironment, VARIABLE_NAMES, workerEnvironment } from '#config/environment.js';
import { PARTS } from '../../apps/operator/src/issue-credentials.js';
import { faultOfImage } from './parts.js';

const ROOT = join(import.meta.dirname, '../..');
const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

interface Service {
  readonly image: string;
  readonly build?: { readonly dockerfile: string; readonly target: string };
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly restart?: string;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly volumes?: readonly string[];
  readonly read_only?: boolean;
  readonly tmpfs?: readonly string[];
  readonly cap_drop?: readonly string[];
  readonly cap_add?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly user?: string;
  readonly deploy?: { readonly replicas?: number };
}
const compose = parse(text('docker-compose.yml'), { merge: true }) as { readonly services: Readonly<Record<string, Service>>; readonly networks: object; readonly volumes: object };
const services = Object.entries(compose.services);
const example = new Map(text('.env.example').split('\n').flatMap((line) => (/^\w+=/.test(line) ? [[line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)] as const] : [])));

/** As compose fills it in, from the example with something in each empty place. */
const filled = (value: string): string => value.replace(/\$\{(\w+)(?::\?|:-([^}]*))?\}/g, (_, name: string, fallback?: string) => fallback ?? (example.get(name) || `${name.toLowerCase().replaceAll('_', '')}filledin0123456789abcdef`));
const environmentOf = (name: string): Record<string, string> => Object.fromEntries(Object.entries(compose.services[name]?.environment ?? {}).map(([key, value]) => [key, key === 'SMTP_URL' ? 'smtp://relay:25' : key === 'KEYS' ? JSON.stringify(newKeyRing('default')) : key.endsWith('_FILE') && value.startsWith('/credentials/') ? '' : filled(value)]));

/** Nobody needs these; a site that has a provider needs them all. */
const OF_SIGN_ON = ['OIDC_CLIENT_SECRET', 'PASSWORD_ACCOUNTS'];

/** Where a front door leads, variables filled in. */
const addressesIn = (conf: string): string[] => {
  const variables = new Map([...conf.matchAll(/^\s*set (\$\w+) ([^;]+);/gm)].map(([, name = '', value = '']) => [name, value]));
  return [...conf.matchAll(/proxy_pass ([^;]+);/g)].map(([, to = '']) => variables.get(to) ?? to);
};

describe('docker-compose.yml', () => {
  it('is valid by the schema of the Compose Specification, which refuses a planted mistake', () => {
    // Its ids are of an older draft; nothing refers to them.
    const schema = JSON.parse(text('test/fixtures/compose-spec/compose_spec.json'), (key, value: unknown) => (key === 'id' && typeof value === 'string' ? undefined : value)) as object;
    const isValid = new Ajv2019({ strict: false, validateFormats: false }).compile({ ...schema, $schema: 'https://json-schema.org/draft/2019-09/schema' });
    expect([isValid(compose), isValid.errors]).toEqual([true, null]);
    expect(isValid({ ...compose, services: { ...compose.services, api: { ...compose.services['api'], dependson: {} } } })).toBe(false);
  });
  it('has every part of the production shape', () => {
    expect(services.map(([name]) => name).sort()).toEqual(['api', 'credentials', 'migrate', 'move-in', 'operator', 'postgres', 'temporal', 'temporal-databases', 'temporal-keys', 'temporal-namespace', 'temporal-schema', 'temporal-ui', 'temporal-ui-door', 'web', 'worker']);
  });
  it('names each image by a fixed version', () => {
    for (const [name, { image }] of services) expect([name, image]).toEqual([name, expect.stringMatching(/:(\d+\.\d+|\$\{LIANDONG_VERSION:\?\})/)]);
  });
  it('takes server and tools of Temporal of one version, none with known holes', () => {
    const versions = services.flatMap(([, { image }]) => /^temporalio\/(?:server|admin-tools):(\d+)\.(\d+)\.(\d+)$/.exec(image)?.slice(1).map(Number) ?? []);
    expect(versions).toEqual([...versions.slice(0, 3), ...versions.slice(0, 3), ...versions.slice(0, 3)]);
    expect(versions.length).toBe(9);
    expect(services.flatMap(([, { image }]) => faultOfImage(image))).toEqual([]);
  });
  it('waits only for what is there, for health where there is a check, for the end where it ends', () => {
    for (const [name, { depends_on: needed = {} }] of services) {
      for (const [other, { condition }] of Object.entries(needed)) {
        const { healthcheck, restart } = compose.services[other] ?? {};
        expect([name, other, condition]).toEqual([name, other, restart === 'no' ? 'service_completed_successfully' : 'service_healthy']);
        if (restart !== 'no') expect([other, healthcheck]).toEqual([other, expect.any(Object)]);
      }
    }
  });
  it('asks for every secret by a name that .env.example explains, and has none itself', () => {
    const asked = [...text('docker-compose.yml').matchAll(/\$\{(\w+)(:\?|:-)/g)].map(([, name]) => name);
    expect([...new Set(asked)].sort()).toEqual([...example.keys()].sort());
    for (const [name, value] of example) if (/PASSWORD|SECRET/.test(name)) expect([name, value]).toEqual([name, '']);
    for (const [, { environment = {} }] of services) for (const [key, value] of Object.entries(environment)) if (/PASSWORD|PWD|SECRET/.test(key)) expect([key, value]).toEqual([key, OF_SIGN_ON.includes(key) ? `\${${key}:-}` : expect.stringMatching(/^\$\{\w+:\?\}$/)]);
  });
  it('gives migrate, api and worker settings that they accept', () => {
    expect(migrationEnvironment(environmentOf('migrate')).DATABASE_URL).toMatch(/^postgres:\/\/liandong_owner:/);
    expect(temporalDatabasesEnvironment(environmentOf('temporal-databases')).DATABASE_URL).toMatch(/^postgres:\/\/liandong_owner:/);
    expect(operatorEnvironment(environmentOf('operator'))).toMatchObject({ TEMPORAL_ADDRESS: 'temporal:7233', ANCHOR_DIR: '/anchors', KEYS: { write: 'k1' } });
    expect(apiEnvironment(environmentOf('api'))).toMatchObject({ PORT: 3000, HOST: '0.0.0.0', DEMO: false });
    expect(moveInEnvironment(environmentOf('move-in'))).toMatchObject({ KEYS: { write: 'k1' } });
    expect(workerEnvironment(environmentOf('worker'))).toMatchObject({ TEMPORAL_NAMESPACE: 'liandong', DEMO: false, KEYS: { write: 'k1' } });
  });
  it('brings what moves in to where API and worker look for it, and as they open it', () => {
    const { 'move-in': moving, api, worker, migrate } = compose.services;
    const same = (other: Service | undefined, names: readonly string[]): void => {
      for (const name of names) expect([name, moving?.environment?.[name]]).toEqual([name, other?.environment?.[name] ?? 'not named']);
    };
    same(api, ['FILES_DIR', 'SESSION_SECRET', 'IDENTITY_KEY']);
    same(worker, ['ANCHOR_DIR', 'KEYS']);
    same(migrate, ['DATABASE_URL', 'RECORD_DATABASE_PASSWORD', 'APP_DATABASE_PASSWORD', 'CRYPTO_PROVIDER']);
    expect(moving?.volumes).toEqual(expect.arrayContaining([api?.volumes?.find((each) => each.startsWith('files:')), worker?.volumes?.find((each) => each.startsWith('anchors:')), './moved:/moved:ro']));
    // Nothing of ours may have worked on the database before.
    expect(Object.keys(moving?.depends_on ?? {})).toEqual(['postgres']);
  });
  it('lets the operator’s commands write where they must: an anchor behind a restore, and no file of a person', () => {
    expect(compose.services['operator']?.volumes?.filter((each) => !each.endsWith(':ro'))).toEqual(['anchors:/anchors']);
  });
  it('runs two APIs and two workers, so that one may be away', () => {
    expect(services.filter(([, { deploy }]) => (deploy?.replicas ?? 1) > 1).map(([name, { deploy }]) => [name, deploy?.replicas])).toEqual([['api', 2], ['worker', 2]]);
  });
  it('confines what needs no more: a root that nobody writes, no right of root, none to be gained', () => {
    const confined = services.filter(([, { read_only: isReadOnly, cap_drop: dropped, security_opt: options }]) => isReadOnly && String(dropped) === 'ALL' && String(options) === 'no-new-privileges:true').map(([name]) => name);
    // The pages of Temporal write their configuration at the start, where their image wants it.
    expect(services.map(([name]) => name).filter((name) => !confined.includes(name))).toEqual(['temporal-ui']);
    // As root runs what gives each key to the account of its image, once and without a port.
    expect(services.filter(([, { user }]) => user === 'root').map(([name, { cap_add: added, restart }]) => [name, added, restart])).toEqual([['credentials', ['CHOWN', 'DAC_OVERRIDE'], 'no']]);
    expect(services.filter(([name, { cap_add: added }]) => added && name !== 'credentials')).toEqual([]);
  });
  it('opens the pages alone to the outside, and the database to nobody', () => {
    expect(services.filter(([, { ports }]) => ports).map(([name]) => name).sort()).toEqual(['temporal-ui-door', 'web']);
    expect(compose.services['temporal-ui-door']?.ports?.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
    expect(compose.services['postgres']?.networks).toEqual(['inside']);
    // Temporal's pages have no login: they are reached by the door alone, whose token changes nothing.
    expect([compose.services['temporal-ui']?.networks, compose.services['temporal-ui']?.environment?.['TEMPORAL_DISABLE_WRITE_ACTIONS'], PARTS.find(({ folder }) => folder === 'temporal-ui-door')?.may]).toEqual([['inside'], 'true', 'read everywhere']);
    expect(text('apps/operator/temporal-ui-door.conf')).toContain('include /credentials/own/authorization.conf;');
  });
  it('has metrics and probes of API and worker inside alone, and takes their health from there', () => {
    const front = text('apps/web/nginx/default.conf.template');
    for (const name of ['api', 'worker']) {
      const { environment = {}, healthcheck, ports } = compose.services[name] ?? {};
      const port = environment['METRICS_PORT'];
      expect([name, Number(port) > 0, environment['METRICS_HOST'], ports]).toEqual([name, true, '0.0.0.0', undefined]);
      expect(JSON.stringify(healthcheck)).toContain(`http://127.0.0.1:${port}/ready`);
      expect(services.flatMap(([, service]) => service.ports ?? []).filter((each) => each.includes(String(port)))).toEqual([]);
      expect(front).not.toContain(String(port));
    }
    expect(addressesIn(front)).toEqual(['http://api:3000', 'http://api:3000', 'http://api:3000']);
  });
  it('looks up again where API and pages are: who was made anew has another address', () => {
    for (const [path, service, port] of [['apps/web/nginx/default.conf.template', 'api', compose.services['api']?.environment?.['PORT']], ['apps/operator/temporal-ui-door.conf', 'temporal-ui', '8080']] as const) {
      const conf = text(path);
      // Of a name that stands there itself nginx keeps the address that it had at the start.
      expect([path, [...conf.matchAll(/proxy_pass ([^;]+);/g)].filter(([, to]) => !/^\$\w+$/.test(to ?? ''))]).toEqual([path, []]);
      expect([path, new Set(addressesIn(conf))]).toEqual([path, new Set([`http://${service}:${port}`])]);
      const seconds = Number(/^resolver 127\.0\.0\.11 valid=(\d+)s(?: ipv6=off)?;$/m.exec(conf)?.[1]);
      expect([path, seconds > 0 && seconds <= 10]).toEqual([path, true]);
    }
  });
});

describe('who speaks with whom in docker-compose.yml', () => {
  const mounts = (name: string): [volume: string, path: string, mode: string | undefined][] => (compose.services[name]?.volumes ?? []).map((each) => each.split(':') as [string, string, string | undefined]);
  const credentials = (name: string) => mounts(name).filter(([volume]) => volume.startsWith('credentials-'));

  it('each part is given its own credentials and what is public, to read; all of them has only what makes them', () => {
    expect(credentials('credentials').map(([volume, path]) => [volume, path])).toEqual(['authority', 'public', ...PARTS.map(({ folder }) => folder)].map((folder) => [`credentials-${folder}`, `/credentials/${folder}`]));
    // The namespace is made by the operator's.
    const ownOf: Readonly<Record<string, string>> = { 'temporal-namespace': 'operator' };
    for (const [name] of services.filter(([each]) => each !== 'credentials')) {
      const own = credentials(name).filter(([volume]) => volume !== 'credentials-public');
      expect([name, own.length <= 1, own.every((each) => String(each) === `credentials-${ownOf[name] ?? name},/credentials/own,ro`)]).toEqual([name, true, true]);
      expect([name, credentials(name).filter(([, , mode]) => mode !== 'ro')]).toEqual([name, []]);
    }
    expect(PARTS.map(({ folder }) => folder).filter((folder) => credentials(folder).length === 0)).toEqual([]);
  });
  it('every file that a setting names lies in a volume or a config of its service', () => {
    for (const [name, { environment = {}, command = [] }] of services) {
      const named = [...Object.values(environment), ...command].flatMap((text) => [...text.matchAll(/\/credentials\/\w+\/[\w.-]+/g)].map(([path]) => path));
      const kept = named.filter((path) => !mounts(name).some(([, at]) => path.startsWith(`${at}/`)));
      expect([name, kept]).toEqual([name, []]);
    }
  });
  it('PostgreSQL is reached by TLS alone, its server known, and each login comes into its own database', () => {
    const addresses = services.flatMap(([, { environment = {} }]) => Object.values(environment).filter((value) => value.startsWith('postgres://')));
    expect(addresses.length).toBeGreaterThan(4);
    expect(addresses.filter((address) => !address.endsWith('@postgres:5432/liandong?sslmode=verify-full&sslrootcert=/credentials/public/authority.pem'))).toEqual([]);
    expect(compose.services['temporal']?.environment).toMatchObject({ SQL_TLS_ENABLED: 'true', SQL_HOST_VERIFICATION: 'true', SQL_CA: '/credentials/public/authority.pem' });
    expect(compose.services['temporal-schema']?.environment).toMatchObject({ SQL_TLS: 'true', SQL_TLS_CA_FILE: '/credentials/public/authority.pem' });
    expect(compose.services['postgres']?.command).toEqual(expect.arrayContaining(['ssl=on', 'hba_file=/etc/postgresql/hba.conf']));
    const rules = text('apps/operator/postgres-hba.conf').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split(/\s+/));
    expect(rules.filter(([type]) => type !== 'local').map(([type, database, login]) => [type, database, login])).toEqual([
      ['hostssl', 'all', 'liandong_owner'], ['hostssl', 'liandong', 'liandong_record,liandong_app'], ['hostssl', 'temporal', 'temporal'], ['hostssl', 'temporal_visibility', 'temporal_visibility'],
    ]);
    expect(rules.every((rule) => rule.at(-1) === 'scram-sha-256')).toBe(true);
  });
  it('Temporal asks everybody for a certificate and a token, and its own services for a certificate that no other part has', () => {
    const { environment = {} } = compose.services['temporal'] ?? {};
    expect(environment).toMatchObject({ TEMPORAL_TLS_REQUIRE_CLIENT_AUTH: 'true', TEMPORAL_AUTH_AUTHORIZER: 'default', TEMPORAL_AUTH_CLAIM_MAPPER: 'default', TEMPORAL_TLS_CLIENT1_CA_CERT: '/credentials/public/authority.pem', TEMPORAL_TLS_SERVER_CA_CERT: '/credentials/own/inside-authority.pem', USE_INTERNAL_FRONTEND: 'true' });
    expect(environment['TEMPORAL_SERVICES']?.split(',')).toContain('internal-frontend');
    expect(text('docker-compose.yml')).not.toMatch(/allow-no-auth|ALLOW_NO_AUTH/);
    // Keys of tokens come by TLS, from a server whose certificate is ours.
    expect([environment['TEMPORAL_JWT_KEY_SOURCE1'], environment['SSL_CERT_FILE']]).toEqual(['https://temporal-keys:8443/keys.json', '/credentials/public/authority.pem']);
  });
  it('who asks Temporal for more than its health shows a token', () => {
    const asking = services.filter(([, { environment = {} }]) => environment['TEMPORAL_ADDRESS'] !== undefined).map(([name, { environment = {} }]) => [name, 'TEMPORAL_API_KEY_FILE' in environment]);
    expect(asking).toEqual([['temporal-namespace', false], ['temporal-ui', false], ['api', false], ['worker', true], ['operator', true]]);
    expect(compose.services['temporal-namespace']?.command?.[0]).toContain('export TEMPORAL_API_KEY="$$(cat /credentials/own/token)"');
  });
});

describe('the image', () => {
  const docker = text('apps/Dockerfile');
  it('copies what is there', () => {
    const sources = [...docker.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) => (paths ?? '').split(' '));
    expect(sources.length).toBeGreaterThan(5);
    expect(sources.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
  it('has the targets and entry points that compose names', () => {
    const targets = [...docker.matchAll(/ AS (\w+)$/gm)].map(([, name]) => name);
    for (const [name, { build, command }] of services.filter(([, service]) => service.build)) {
      expect([name, build?.dockerfile, targets.includes(build?.target)]).toEqual([name, 'apps/Dockerfile', true]);
      const entry = command?.find((word) => word.startsWith('dist/'));
      if (entry) expect([entry, existsSync(join(ROOT, entry.replace(/^dist\//, '').replace(/\.js$/, '.ts')))]).toEqual([entry, true]);
    }
  });
  it('holds the pages without a map of their source', () => {
    expect(docker).toContain('apps/web/dist apps/web/dist');
    // Vite makes none where nobody asks for them.
    expect([text('apps/web/vite.config.ts'), text('apps/embedded/build.mjs')].filter((each) => /\bsourcemap\b/.test(each))).toEqual([]);
  });
  it('does not run as root, on a Node that the product accepts', () => {
    expect(docker).toMatch(/^USER node$/m);
    const versions = [...docker.matchAll(/^FROM node:(\S+)/gm)].map(([, version]) => version);
    expect(new Set(versions)).toEqual(new Set([expect.stringMatching(/^24\.\d+\.\d+-/)]));
    expect([...docker.matchAll(/^FROM (\S+:\S+)/gm)].flatMap(([, image = '']) => faultOfImage(image))).toEqual([]);
  });
});

describe('the variables that the product reads', () => {
  /** Secrets and places that compose or the README tells of; a name of one line of the README's table, or of a service. */
  const toldIn = (readme: string): Set<string> => new Set([...services.flatMap(([, { environment = {} }]) => Object.keys(environment)), ...[...readme.matchAll(/^\|`([A-Z][A-Z_]+)`\|/gm)].map(([, name = '']) => name)]);
  const untold = (names: readonly string[], readme = text('README.md')): string[] => names.filter((name) => !toldIn(readme).has(name));

  it('are each set in docker-compose.yml or explained in the README’s table; one that is new and untold is found', () => {
    expect(VARIABLE_NAMES.length).toBeGreaterThan(20);
    expect(untold(VARIABLE_NAMES)).toEqual([]);
    expect(untold([...VARIABLE_NAMES, 'A_NEW_ONE'])).toEqual(['A_NEW_ONE']);
    expect(untold(VARIABLE_NAMES, '')).toContain('DATA_DIR');
  });
  const passed = (name: string): string[] => Object.keys(compose.services[name]?.environment ?? {});
  /** What each of ours looks for, as its own start does it. */
  const READERS: Readonly<Record<string, (from: NodeJS.ProcessEnv) => unknown>> = { api: apiEnvironment, worker: workerEnvironment, migrate: migrationEnvironment, operator: operatorEnvironment, 'temporal-databases': temporalDatabasesEnvironment, 'move-in': moveInEnvironment };
  const readBy = (name: string): string[] => {
    const names = new Set<string>();
    READERS[name]?.(new Proxy(environmentOf(name), { get: (from, key) => (names.add(String(key)), from[String(key)]) }));
    return [...names];
  };
  /** What no site sets in this shape, and why. */
  const NOT_OF_A_SITE: Readonly<Record<string, string>> = {
    DEMO: 'of a demonstration', OUTBOX_DIR: 'of a demonstration', DATA_DIR: 'of npm start', WEB_DIR: 'as the image has it', KEYS_FILE: 'KEYS comes from .env', OIDC_CLIENT_SECRET_FILE: 'OIDC_CLIENT_SECRET comes from .env',
    TEMPORAL_TLS: 'its authority is a file', TEMPORAL_API_KEY: 'the token is a file',
  };
  /** To ask whether Temporal answers needs no token. */
  const WITHOUT: Readonly<Record<string, readonly string[]>> = { api: ['TEMPORAL_API_KEY_FILE'] };
  const forgotten = (name: string, given = passed(name)): string[] => readBy(name).filter((each) => ![...given, ...(WITHOUT[name] ?? []), ...Object.keys(NOT_OF_A_SITE)].includes(each));

  it.each(Object.keys(READERS))('are all given to %s by compose, but those that no site sets', (name) => {
    expect(readBy(name).length).toBeGreaterThan(2);
    expect(forgotten(name)).toEqual([]);
  });
  it('are missed where compose forgets one', () => {
    expect(forgotten('api', passed('api').filter((each) => !['EXPORT_MOST_ROWS', 'OIDC_ISSUER'].includes(each))).sort()).toEqual(['EXPORT_MOST_ROWS', 'OIDC_ISSUER']);
    expect(forgotten('worker', passed('worker').filter((each) => each !== 'CHANNELS'))).toEqual(['CHANNELS']);
    // What nobody sets, somebody reads.
    expect(Object.keys(NOT_OF_A_SITE).filter((each) => !Object.keys(READERS).some((name) => readBy(name).includes(each)))).toEqual([]);
  });
  it('that a service needs or may have, beyond those with a good default, are passed on to it by compose', () => {
    expect(passed('worker')).toEqual(expect.arrayContaining(['SMTP_URL', 'SMTP_CA_FILE', 'MAIL_FROM', 'CHANNELS', 'LOG_LEVEL']));
    expect(passed('api')).toEqual(expect.arrayContaining(['CLAMD_ADDRESS', 'UNSCANNED_FILES', 'FILES_DIR', 'LOG_LEVEL']));
    // What compose sets, the code reads: no name is misspelt.
    for (const name of ['api', 'worker', 'migrate', 'operator', 'temporal-databases', 'credentials']) expect([name, passed(name).filter((each) => !VARIABLE_NAMES.includes(each))]).toEqual([name, []]);
  });
  it('are read through libs/config alone: the README’s table names none that is not', () => {
    const table = [...text('README.md').matchAll(/^\|`([A-Z][A-Z_]+)`\|/gm)].map(([, name = '']) => name);
    expect(table.filter((name) => !VARIABLE_NAMES.includes(name))).toEqual([]);
  });
});

describe('the front door', () => {
  const conf = text('apps/web/nginx/default.conf.template').replaceAll(/#.*$/gm, '');
  const { environment = {}, ports = [], volumes = [], healthcheck } = compose.services['web'] ?? {};
  const ofAll = conf.slice(0, conf.indexOf('server {'));
  const [byTls = '', inPlain = '', ...more] = conf.slice(ofAll.length).split(/^server /m).slice(1);
  const listening = (server: string): string[] => [...server.matchAll(/^ {2}listen ([^;]+);/gm)].map(([, to = '']) => to);

  it('serves by TLS alone; in plain it sends pages on, and refuses a call of the API', () => {
    expect([listening(byTls), listening(inPlain), more]).toEqual([['8443 ssl'], ['8080'], []]);
    expect(inPlain).not.toMatch(/proxy_pass|include/);
    expect([...inPlain.matchAll(/location ([^{]+) \{\n([\s\S]*?)\n {2}\}/g)].map(([, path, what = '']) => [path, what.replaceAll(/access_log off;|\s+/g, ' ').trim()])).toEqual([
      ['/', 'return 308 https://$host:${WEB_TLS_PORT}$request_uri;'], ['/api/', 'return 403;'], ['= /healthz', 'return 204;'],
    ]);
    expect(ports.map(filled)).toEqual(['8080:8080', '8443:8443']);
    expect(environment['WEB_TLS_PORT']).toBe(ports[1]?.replace(/:8443$/, ''));
    // Its health is asked where nothing needs a certificate that the probe would have to know.
    expect(JSON.stringify(healthcheck)).toContain('http://127.0.0.1:8080/healthz');
  });
  it('takes TLS 1.2 and 1.3, by the certificate of the site’s own folder', () => {
    expect(/^ssl_protocols ([^;]+);/m.exec(ofAll)?.[1]).toBe('TLSv1.2 TLSv1.3');
    expect(/^ssl_ciphers ([^;]+);/m.exec(ofAll)?.[1]?.split(':').every((each) => /^ECDHE\+(AESGCM|CHACHA20)$/.test(each))).toBe(true);
    expect([...ofAll.matchAll(/^ssl_certificate(?:_key)? ([^;]+);/gm)].map(([, path]) => path)).toEqual(['/tls/certificate.pem', '/tls/key.pem']);
    expect(volumes.map(filled)).toEqual(['./tls:/tls:ro']);
    expect(conf.slice(ofAll.length)).not.toMatch(/ssl_(protocols|ciphers|certificate)/);
  });
  it('has each variable that it names from compose, filled in where its image may write', () => {
    const named = [...conf.matchAll(/\$\{(\w+)\}/g)].map(([, name = '']) => name);
    expect(Object.keys(environment).filter((name) => name !== 'NGINX_ENVSUBST_FILTER').sort()).toEqual([...new Set(named)].sort());
    expect(named.filter((name) => !new RegExp(environment['NGINX_ENVSUBST_FILTER'] ?? '').test(name))).toEqual([]);
    expect(text('apps/Dockerfile')).toContain('COPY apps/web/nginx/default.conf.template /etc/nginx/templates/default.conf.template');
    expect(compose.services['web']?.tmpfs).toEqual(['/tmp', '/etc/nginx/conf.d:uid=101,gid=101,mode=0755']);
  });
  it('logs no address with what stands behind its question mark', () => {
    const [, name = '', format = ''] = /log_format (\w+) '([^']*)'/.exec(conf) ?? [];
    expect(format).toContain('$uri_without_person ');
    const [, pattern = ''] = /map \$uri \$uri_without_person \{\s*~\*(\S+) \$before:user\$after;\s*default \$uri;\s*\}/.exec(conf) ?? [];
    const logged = (uri: string): string => uri.replace(new RegExp(pattern, 'i'), '$<before>:user$<after>');
    expect(['/api/v1/security/accounts/zhang.san/second-factor/reset', '/api/v1/organisation/units/44/contacts/zhang.san/password', '/api/v1/system/accounts', '/worklist'].map(logged)).toEqual(['/api/v1/security/accounts/:user/second-factor/reset', '/api/v1/organisation/units/44/contacts/:user/password', '/api/v1/system/accounts', '/worklist']);
    // Each of these has the query in it.
    expect(format).not.toMatch(/\$(request|request_uri|uri|args|arg_\w+|query_string|http_referer|http_cookie)\b/);
    expect([...conf.matchAll(/access_log ([^;]*);/g)].map(([, to]) => to)).toEqual([`/var/log/nginx/access.log ${name}`, `/var/log/nginx/access.log ${name}`, 'off']);
    // In each server itself, before any location: for all of them.
    for (const server of [byTls, inPlain]) expect(server.slice(0, server.indexOf('location'))).toContain('access_log /var');
  });
  it('tells the API who asks by what it saw itself, not by a header that the client wrote', () => {
    expect([...conf.matchAll(/proxy_set_header X-Forwarded-(?:For|Proto) ([^;]+);/g)].map(([, value]) => value)).toEqual(['$remote_addr', 'https']);
    expect(conf).not.toContain('$http_x_forwarded');
    // A location with a proxy header of its own would have none of the server's.
    expect(conf.slice(conf.indexOf('location')).match(/proxy_set_header/)).toBeNull();
    // Whose word is taken instead, a site names; without a name nobody's is.
    expect([...conf.matchAll(/set_real_ip_from ([^;]+);/g)].map(([, from]) => from)).toEqual(['${WEB_TRUSTED_PROXY}']);
    expect([environment['WEB_TRUSTED_PROXY'], example.get('WEB_TRUSTED_PROXY')]).toEqual(['${WEB_TRUSTED_PROXY:-127.0.0.1}', '']);
  });
  it('binds a browser that came by TLS to it for a year, and no other', () => {
    expect([...conf.matchAll(/add_header ([^;]+);/g)].map(([, header]) => header)).toEqual(['Strict-Transport-Security "max-age=31536000" always']);
    expect(byTls.slice(0, byTls.indexOf('location'))).toContain('add_header');
  });
  it('keeps a calendar’s secret address out of the error log too, which always has the whole', () => {
    expect(/location = \/api\/v1\/calendar-feed\.ics \{([^}]*)\}/.exec(conf)?.[1]).toMatch(/error_log \/dev\/null crit;/);
  });
});
