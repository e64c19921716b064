import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { inOrder, instancesOf, readCompose } from './compose-file.js';
import { ROOT } from './places.js';
import { toolsOf } from './tools.js';

const FILE = join(ROOT, 'docker-compose.yml');
const NAMES = ['LIANDONG_VERSION', 'OWNER_DATABASE_PASSWORD', 'RECORD_DATABASE_PASSWORD', 'APP_DATABASE_PASSWORD', 'TEMPORAL_DATABASE_PASSWORD', 'TEMPORAL_VISIBILITY_DATABASE_PASSWORD', 'SESSION_SECRET', 'KEYS', 'SMTP_URL', 'MAIL_FROM'];
const variables = Object.fromEntries(NAMES.map((name) => [name, `of-${name}`]));

describe('docker-compose.yml as processes', () => {
  const services = readCompose(FILE, variables);

  it('is filled in as compose does it: variables, defaults, and a dollar that is meant', () => {
    const api = services.get('api')?.environment;
    expect([api?.['SESSION_SECRET'], api?.['LOG_LEVEL'], api?.['CLAMD_ADDRESS'], services.get('worker')?.environment['TEMPORAL_ADDRESS']]).toEqual(['of-SESSION_SECRET', 'info', '', 'temporal:7233']);
    expect(services.get('temporal-namespace')?.command?.[0]).toContain('TEMPORAL_API_KEY="$(cat /credentials/own/token)"');
    for (const { environment, command = [] } of services.values()) expect([...Object.values(environment), ...command].filter((text) => /\$\{|\$\$/.test(text))).toEqual([]);
  });
  it.each(NAMES)('does not begin without %s', (name) => {
    expect(() => readCompose(FILE, { ...variables, [name]: '' })).toThrow(`docker-compose.yml asks for ${name}`);
  });
  it('has each service behind those that it waits for, once', () => {
    const order = inOrder(services).map(({ name }) => name);
    expect([...order].sort()).toEqual([...services.keys()].sort());
    for (const { name, depends_on: needed } of services.values()) expect(needed.filter((other) => order.indexOf(other) > order.indexOf(name))).toEqual([]);
    expect(order.indexOf('credentials')).toBe(0);
  });
  it('is two APIs and two workers, and one of everything else', () => {
    expect(['api', 'worker', 'temporal'].map((name) => instancesOf(services.get(name)))).toEqual([['api-1', 'api-2'], ['worker-1', 'worker-2'], ['temporal']]);
  });
  it('is skipped where a tool is not named, and red where one that is named is not there', () => {
    const named = { TEMPORAL_SERVER_PATH: FILE, TEMPORAL_SQL_TOOL_PATH: FILE, TEMPORAL_SCHEMA_DIR: ROOT };
    expect(toolsOf(named)).toMatchObject({ server: FILE, sqlTool: FILE, schema: ROOT });
    expect(toolsOf({ ...named, TEMPORAL_SCHEMA_DIR: '' })).toBeUndefined();
    expect(() => toolsOf({ ...named, TEMPORAL_SERVER_PATH: '/nowhere' })).toThrow('TEMPORAL_SERVER_PATH: there is no /nowhere');
  });
});
