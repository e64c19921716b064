import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { issueCredentials, PARTS, type Wanted } from './issue-credentials.js';

const DAY = 86_400_000;
const NOW = new Date('2026-11-26T00:00:00Z');

describe('credentials of an installation', () => {
  let dir: string;
  beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'liandong-credentials-'))));
  afterEach(() => rmSync(dir, { recursive: true, force: true }));
  const issue = (more: Partial<Wanted> = {}) => issueCredentials({ dir, namespace: 'liandong', moreHosts: [], areAccountsGiven: false, isRenewed: false, now: NOW, ...more });
  const names = (issued: ReturnType<typeof issue>): string[] => issued.filter(({ isNew }) => isNew).map(({ about }) => about);
  const text = (path: string): string => readFileSync(join(dir, path), 'utf8');
  const claims = (part: string) => JSON.parse(Buffer.from(text(`${part}/token`).split('.')[1] ?? '', 'base64url').toString()) as { sub: string; permissions: string[] };
  const later = (days: number): Date => new Date(NOW.getTime() + days * DAY);

  it('are a folder for each part with what it shows, and a token where it has something to do in Temporal', () => {
    issue();
    expect(readdirSync(dir).sort()).toEqual(['authority', 'public', ...PARTS.map(({ folder }) => folder)].sort());
    for (const { folder, may } of PARTS) {
      const inside = folder === 'temporal' ? ['inside-authority.pem', 'inside-certificate.pem', 'inside-key.pem'] : [];
      expect([folder, readdirSync(join(dir, folder)).sort()]).toEqual([folder, ['certificate.pem', ...inside, 'key.pem', ...(may ? ['token'] : [])].concat(folder === 'temporal-ui-door' ? ['authorization.conf'] : []).sort()]);
      if (may) expect(claims(folder)).toMatchObject({ sub: folder, permissions: [may === 'read everywhere' ? 'temporal-system:read' : `liandong:${may}`] });
    }
    expect(text('temporal-ui-door/authorization.conf')).toBe(`proxy_set_header Authorization "Bearer ${text('temporal-ui-door/token')}";\n`);
    expect(PARTS.filter(({ may }) => may === 'admin').map(({ folder }) => folder)).toEqual(['operator']);
    expect(readdirSync(join(dir, 'public')).sort()).toEqual(['authority.pem', 'keys.json']);
  });
  it('show no secret to another account, and all may read what is public', () => {
    issue();
    const modes = readdirSync(dir, { recursive: true }).map(String).filter((path) => statSync(join(dir, path)).isFile()).map((path) => [path, statSync(join(dir, path)).mode & 0o777] as const);
    expect(modes.filter(([path, mode]) => mode !== (/authority\.pem$|keys\.json$/.test(path) ? 0o644 : 0o600))).toEqual([]);
    expect(modes.length).toBeGreaterThan(15);
  });
  it('trust between Temporal’s own services is of an authority that signed no other part', () => {
    issue();
    const certificate = (path: string) => new X509Certificate(text(path));
    const inner = certificate('temporal/inside-authority.pem').publicKey;
    expect(certificate('temporal/inside-certificate.pem').verify(inner)).toBe(true);
    for (const { folder } of PARTS) expect([folder, certificate(`${folder}/certificate.pem`).verify(inner), certificate(`${folder}/certificate.pem`).verify(certificate('public/authority.pem').publicKey)]).toEqual([folder, false, true]);
  });
  it('stay while they are good, whole', () => {
    const first = issue();
    expect(names(first)).toHaveLength(first.length);
    const before = text('worker/key.pem') + text('worker/token') + text('authority/liandong-key.pem');
    expect(names(issue({ now: later(90) }))).toEqual([]);
    expect(text('worker/key.pem') + text('worker/token') + text('authority/liandong-key.pem')).toBe(before);
  });
  it('are made anew when their end comes near or it is asked for; the authorities stay, so that one part after the other is restarted', () => {
    const all = issue().length;
    const authorities = text('public/authority.pem') + text('temporal/inside-authority.pem') + text('public/keys.json');
    expect(names(issue({ now: later(300) }))).toHaveLength(all);
    expect(names(issue({ now: later(301) }))).toEqual([]);
    expect(names(issue({ now: later(301), isRenewed: true }))).toHaveLength(all);
    expect(text('public/authority.pem') + text('temporal/inside-authority.pem') + text('public/keys.json')).toBe(authorities);
  });
  it('are made anew where they fit no more: another name, a lost authority, another namespace', () => {
    issue();
    expect(names(issue({ moreHosts: ['db.inside'] }))).toEqual(['postgres', 'temporal', 'temporal-keys']);
    expect(new X509Certificate(text('postgres/certificate.pem')).checkHost('db.inside')).toBe('db.inside');
    expect(names(issue({ moreHosts: ['db.inside'], namespace: 'another' }))).toEqual(['worker token', 'operator token']);
    rmSync(join(dir, 'authority/liandong-key.pem'));
    expect(names(issue({ moreHosts: ['db.inside'], namespace: 'another' }))).toEqual(PARTS.map(({ folder }) => folder));
  });
});
