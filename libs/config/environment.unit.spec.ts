import { describe, expect, it } from '@jest/globals';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { certificateEnd, temporalConnection } from './temporal.js';
import { apiEnvironment, embeddedEnvironment, EnvironmentError, namedKeys, workerEnvironment } from './environment.js';

const API = { RECORD_DATABASE_URL: 'postgres://r:secret@127.0.0.1/x', APP_DATABASE_URL: 'postgres://a:secret@127.0.0.1/x', SESSION_SECRET: 's'.repeat(32) };
const WORKER = { RECORD_DATABASE_URL: API.RECORD_DATABASE_URL, TEMPORAL_ADDRESS: '127.0.0.1:7233', SMTP_URL: 'smtp://127.0.0.1:2525' };

const refusal = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentError);
    expect((error as EnvironmentError).exitCode).toBe(2);
    return (error as Error).message;
  }
  throw new Error('accepted');
};

/** Of a spec, until 6 May 2031. */
const CERTIFICATE = `-----BEGIN CERTIFICATE-----\nMIIBizCCATKgAwIBAgIQUpeUA2EkHd0h24Akyc0KgDAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlvZi1hLXNwZWMwHhcNMjQwMTAxMDAwMDAwWhcNMzEwNTA2MDcwODA5WjAUMRIwEAYDVQQDDAlvZi1hLXNwZWMwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQHAjBiXaOy0ovW6KtzioRhlKyQkbA2zuzhK1N5Pr7TgOqZE5QhXcfiEmf7g4YDF+Y09v2Lf5xeLDnx3c3XYE+0o2YwZDAdBgNVHQ4EFgQU43OeC1FDOmTlV5IQIvomfAgrTvQwHwYDVR0jBBgwFoAU43OeC1FDOmTlV5IQIvomfAgrTvQwEgYDVR0TAQH/BAgwBgEB/wIBADAOBgNVHQ8BAf8EBAMCAgQwCgYIKoZIzj0EAwIDRwAwRAIgHlLaAM3svmsWQQQ5IUNsn9SkncQPA97q3NhxPThfWYsCIDX3S4eM5EUYfwqfZGY0Kng2sI1RrqoR+H20hzwt2OFH\n-----END CERTIFICATE-----\n`;

describe('the environment', () => {
  it('of the API has defaults for what is not secret', () => {
    expect(apiEnvironment(API)).toMatchObject({ PORT: 3000, HOST: '127.0.0.1', DEMO: false, LOG_LEVEL: 'info' });
  });

  it('opens no port for metrics by itself, and only to this machine where one is named', () => {
    expect([apiEnvironment(API).METRICS_PORT, workerEnvironment(WORKER).METRICS_PORT, embeddedEnvironment({}).METRICS_PORT]).toEqual([undefined, undefined, undefined]);
    expect(workerEnvironment({ ...WORKER, METRICS_PORT: '9464' })).toMatchObject({ METRICS_PORT: 9464, METRICS_HOST: '127.0.0.1' });
    expect(apiEnvironment({ ...API, METRICS_PORT: '9464', TEMPORAL_ADDRESS: 'temporal:7233' })).toMatchObject({ METRICS_PORT: 9464, TEMPORAL_ADDRESS: 'temporal:7233' });
    expect(refusal(() => apiEnvironment({ ...API, METRICS_PORT: '0', TEMPORAL_ADDRESS: 'temporal' }))).toMatch(/METRICS_PORT[\s\S]*TEMPORAL_ADDRESS/);
  });

  it('holds files back that nobody scans, unless it is told otherwise', () => {
    expect(apiEnvironment(API)).toMatchObject({ UNSCANNED_FILES: 'hold' });
    expect(apiEnvironment({ ...API, CLAMD_ADDRESS: 'clamd:3310', UNSCANNED_FILES: 'accept' })).toMatchObject({ CLAMD_ADDRESS: 'clamd:3310', UNSCANNED_FILES: 'accept' });
    expect(refusal(() => apiEnvironment({ ...API, CLAMD_ADDRESS: 'clamd', UNSCANNED_FILES: 'yes' }))).toMatch(/CLAMD_ADDRESS[\s\S]*UNSCANNED_FILES/);
  });

  it('of the worker has the namespace of the product', () => {
    expect(workerEnvironment(WORKER)).toMatchObject({ TEMPORAL_NAMESPACE: 'liandong', TEMPORAL_TLS: false });
  });

  it('of Temporal tell until when the certificate is good that is shown', () => {
    expect([certificateEnd({ TEMPORAL_TLS_CERTIFICATE_FILE: Buffer.from(CERTIFICATE) })?.toISOString(), certificateEnd({})]).toEqual(['2031-05-06T07:08:09.000Z', undefined]);
  });

  it('of Temporal are files that are there, a key that nobody else may read, and a certificate with its key; each is named, none shown', () => {
    const dir = mkdtempSync(join(tmpdir(), 'liandong-environment-'));
    const put = (name: string, content: string, mode: number): string => {
      writeFileSync(join(dir, name), content, { mode });
      chmodSync(join(dir, name), mode);
      return join(dir, name);
    };
    try {
      const files = { TEMPORAL_TLS_CA_FILE: put('ca', 'an authority', 0o644), TEMPORAL_TLS_CERTIFICATE_FILE: put('certificate', 'a certificate', 0o644), TEMPORAL_TLS_KEY_FILE: put('key', 'a secret key', 0o600), TEMPORAL_API_KEY_FILE: put('token', 'a secret token\n', 0o600) };
      const [crt, key, ca] = ['a certificate', 'a secret key', 'an authority'].map((text) => Buffer.from(text));
      expect(temporalConnection(workerEnvironment({ ...WORKER, ...files }))).toEqual({ address: '127.0.0.1:7233', tls: { serverRootCACertificate: ca, clientCertPair: { crt, key } }, apiKey: 'a secret token' });
      expect(temporalConnection(workerEnvironment(WORKER))).toEqual({ address: '127.0.0.1:7233' });
      expect(temporalConnection(workerEnvironment({ ...WORKER, TEMPORAL_TLS: 'true', TEMPORAL_API_KEY: 'named' }))).toEqual({ address: '127.0.0.1:7233', tls: {}, apiKey: 'named' });
      expect(temporalConnection(apiEnvironment(API))).toBeUndefined();
      chmodSync(files.TEMPORAL_TLS_KEY_FILE, 0o644);
      for (const read of [() => workerEnvironment({ ...WORKER, ...files, TEMPORAL_TLS_CA_FILE: '/nowhere' }), () => apiEnvironment({ ...API, ...files, TEMPORAL_TLS_CA_FILE: '/nowhere' })]) {
        const message = refusal(read);
        expect(message).toMatch(/TEMPORAL_TLS_CA_FILE: \/nowhere: ENOENT[\s\S]*TEMPORAL_TLS_KEY_FILE: .*chmod 600/);
        expect(message).not.toContain('a secret');
      }
      expect(refusal(() => workerEnvironment({ ...WORKER, TEMPORAL_TLS_CERTIFICATE_FILE: files.TEMPORAL_TLS_CERTIFICATE_FILE }))).toMatch(/TEMPORAL_TLS_CERTIFICATE_FILE, TEMPORAL_TLS_KEY_FILE: both or neither/);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });

  it('names every variable that is missing or wrong, in one go, and shows no value', () => {
    const message = refusal(() => apiEnvironment({ ...API, APP_DATABASE_URL: undefined, PORT: '99999', SESSION_SECRET: 'too-short', RECORD_DATABASE_URL: 'no url, secret' }));
    for (const name of ['RECORD_DATABASE_URL', 'APP_DATABASE_URL', 'PORT', 'SESSION_SECRET']) expect(message).toContain(name);
    expect(message).not.toMatch(/secret|too-short/);
  });

  it('of channels is checked field by field, and a wrong one shows no secret', () => {
    const secret = 'a-secret-of-the-channel';
    const hook = { kind: 'webhook', url: 'https://hook.example/in', keyId: 'k1', secret };
    expect(workerEnvironment(WORKER).CHANNELS).toEqual({ allowedHosts: [], channels: {} });
    expect(workerEnvironment({ ...WORKER, CHANNELS: JSON.stringify({ allowedHosts: ['gateway.inside'], channels: { hook, 'gd-robot': { kind: 'feishu', token: 'token-0123' } } }) }).CHANNELS.channels).toEqual({ hook, 'gd-robot': { kind: 'feishu', token: 'token-0123' } });
    const wrong = [{ hook: { ...hook, url: 'ftp://x/' } }, { hook: { ...hook, secret: 'short' } }, { hook: { ...hook, more: secret } }, { hook: { ...hook, kind: 'pigeon' } }, { email: hook }, { sms: hook }, { Hook: hook }, { robot: { kind: 'wecom', token: 'token-0123', secret } }];
    for (const channels of wrong) {
      const message = refusal(() => workerEnvironment({ ...WORKER, CHANNELS: JSON.stringify({ channels }) }));
      expect(message).toContain('CHANNELS');
      expect(message).not.toMatch(/a-secret-of|short/);
    }
    expect(refusal(() => workerEnvironment({ ...WORKER, CHANNELS: `{"channels": ${secret}` }))).not.toContain(secret);
  });

  it('of hosts that are allowed is read as addresses name them; a port is refused at the start', () => {
    const allowed = (...allowedHosts: string[]) => workerEnvironment({ ...WORKER, CHANNELS: JSON.stringify({ allowedHosts }) }).CHANNELS.allowedHosts;
    for (const [entry, url] of [['Gateway.Inside', 'https://GATEWAY.inside:8443/x'], ['10.0.0.8', 'http://10.0.0.8:81/'], ['FD00:0:0::8', 'https://[fd00::8]:8443/'], ['my_gateway', 'http://my_gateway/']] as const) {
      expect(allowed(entry)).toEqual([new URL(url).hostname.replace(/[[\]]/g, '')]);
    }
    for (const wrong of ['gateway.inside:8443', '10.0.0.8:80', ':8443', '1.2.3.4.5']) expect(refusal(() => allowed('gateway.inside', wrong))).toMatch(/CHANNELS[^]*allowedHosts\.1/);
    expect(refusal(() => allowed('gateway.inside:8443'))).toContain('without a port');
  });

  it('of keys is checked field by field, in the variable and in the file, and a wrong one shows no key', () => {
    const ring = { provider: 'gm-soft', write: 'k1', keys: { k1: Buffer.alloc(32, 200).toString('base64') }, signing: { privateKey: 'a'.repeat(64), publicKey: 'b'.repeat(130) } };
    expect(namedKeys(workerEnvironment({ ...WORKER, KEYS: JSON.stringify(ring) }))).toEqual(ring);
    expect(namedKeys(workerEnvironment(WORKER))).toBeUndefined();
    const secret = ring.keys['k1'] ?? '';
    for (const wrong of [{ ...ring, write: 'k2' }, { ...ring, keys: { k1: secret.slice(4) } }, { ...ring, keys: {} }, { ...ring, provider: 'rot13' }, { ...ring, signing: { ...ring.signing, publicKey: '' } }, { ...ring, more: secret }]) {
      const message = refusal(() => workerEnvironment({ ...WORKER, KEYS: JSON.stringify(wrong) }));
      expect(message).toContain('KEYS');
      expect(message).not.toContain(secret.slice(4));
    }
    expect(refusal(() => workerEnvironment({ ...WORKER, KEYS: `{"keys": "${secret}` }))).not.toContain(secret);
    const dir = mkdtempSync(join(tmpdir(), 'liandong-keys-'));
    const file = join(dir, 'keys.json');
    writeFileSync(file, JSON.stringify(ring), { mode: 0o600 });
    expect(namedKeys(workerEnvironment({ ...WORKER, KEYS_FILE: file }))).toEqual(ring);
    chmodSync(file, 0o640);
    expect(refusal(() => workerEnvironment({ ...WORKER, KEYS_FILE: file }))).toContain('chmod 600');
    expect(refusal(() => embeddedEnvironment({ KEYS_FILE: join(dir, 'nowhere') }))).toContain('ENOENT');
    rmSync(dir, { recursive: true });
  });

  it('of single sign-on is whole or not there, over TLS but on this machine, and shows no secret', () => {
    const secret = 'a-secret-of-the-client';
    const SIGN_ON = { OIDC_ISSUER: 'https://login.example/realm', OIDC_CLIENT_ID: 'liandong', OIDC_CLIENT_SECRET: secret, PUBLIC_URL: 'https://liandong.example', HOST: '0.0.0.0' };
    expect(apiEnvironment(API)).toMatchObject({ OIDC: undefined, PASSWORD_ACCOUNTS: [] });
    expect(apiEnvironment({ ...API, ...SIGN_ON, OIDC_SECOND_FACTOR: 'mfa, otp', OIDC_HOSTS: 'keys.login.example', PASSWORD_ACCOUNTS: 'sys' })).toMatchObject({
      OIDC: { issuer: 'https://login.example/realm', clientId: 'liandong', clientSecret: secret, claim: 'preferred_username', secondFactor: ['mfa', 'otp'], hosts: ['login.example', 'keys.login.example'], site: 'https://liandong.example' }, PASSWORD_ACCOUNTS: ['sys'],
    });
    const local = { OIDC_ISSUER: 'http://127.0.0.1:4000', PUBLIC_URL: 'http://127.0.0.1:3000', HOST: '127.0.0.1' };
    expect(apiEnvironment({ ...API, ...SIGN_ON, ...local }).OIDC?.issuer).toBe(local.OIDC_ISSUER);
    const wrong: [string, NodeJS.ProcessEnv][] = [
      ['OIDC_ISSUER', { OIDC_ISSUER: 'http://login.example' }], ['OIDC_ISSUER', { ...local, HOST: '0.0.0.0' }], ['OIDC_ISSUER', { OIDC_ISSUER: 'ftp://login.example' }], ['PUBLIC_URL', { PUBLIC_URL: 'http://liandong.example' }], ['PUBLIC_URL', { PUBLIC_URL: 'https://liandong.example/app' }],
      ['PUBLIC_URL', { PUBLIC_URL: '' }], ['OIDC_CLIENT_ID', { OIDC_CLIENT_ID: '' }], ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: 'a-secret-of' }], ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: '' }], ['PASSWORD_ACCOUNTS', { OIDC_ISSUER: '', PASSWORD_ACCOUNTS: 'sys' }],
      ['OIDC_CLIENT_SECRET_FILE', { OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: '/nowhere' }],
    ];
    for (const [name, more] of wrong) {
      const message = refusal(() => apiEnvironment({ ...API, ...SIGN_ON, ...more }));
      expect([more, message]).toEqual([more, expect.stringContaining(`${name}: `)]);
      expect(message).not.toContain('a-secret-of');
    }
    const dir = mkdtempSync(join(tmpdir(), 'liandong-client-'));
    const file = join(dir, 'secret');
    writeFileSync(file, `${secret}\n`, { mode: 0o600 });
    expect(apiEnvironment({ ...API, ...SIGN_ON, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: file }).OIDC?.clientSecret).toBe(secret);
    chmodSync(file, 0o640);
    expect(refusal(() => apiEnvironment({ ...API, ...SIGN_ON, OIDC_CLIENT_SECRET: '', OIDC_CLIENT_SECRET_FILE: file }))).toContain('chmod 600');
    rmSync(dir, { recursive: true });
  });

  it.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
    ['', false],
  ])('reads DEMO=%j', (text, value) => {
    expect(apiEnvironment({ ...API, DEMO: text }).DEMO).toBe(value);
  });

  it('takes no word for a flag that it does not know', () => {
    expect(refusal(() => apiEnvironment({ ...API, DEMO: 'yes' }))).toContain('DEMO');
  });

  it('gives a role only what it needs', () => {
    expect(workerEnvironment({ ...WORKER, ...API, DATABASE_URL: 'postgres://owner:secret@127.0.0.1/x' })).not.toHaveProperty('DATABASE_URL');
    expect(apiEnvironment({ ...API, DATABASE_URL: 'postgres://owner:secret@127.0.0.1/x' })).not.toHaveProperty('DATABASE_URL');
  });

  it('of the supervisor needs nothing, and checks what is given', () => {
    expect(embeddedEnvironment({})).toMatchObject({ HOST: '127.0.0.1', DATA_DIR: '.data', TEMPORAL_NAMESPACE: 'liandong' });
    expect(embeddedEnvironment({})).not.toHaveProperty('PORT');
    const message = refusal(() => embeddedEnvironment({ TEMPORAL_ADDRESS: 'nohost', PORT: 'abc' }));
    expect(message).toContain('TEMPORAL_ADDRESS');
    expect(message).toContain('PORT');
  });
});
