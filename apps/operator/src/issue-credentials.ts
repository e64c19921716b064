import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { keySetOf, newTokenKey, tokenOf } from '#crypto/access-tokens.js';
import { certified, newAuthority, type Certified } from '#crypto/certificates.js';

const DAY_MS = 86_400_000;
/** Longer than the installation lives on one machine. */
const AUTHORITY_DAYS = 20 * 365;
/** As long as the most careful client accepts a certificate of a server. */
const CERTIFICATE_DAYS = 397;
/** What ends sooner is made anew: an upgrade a quarter is enough to keep all of them. */
const RENEW_DAYS = 120;
/** A clock that is behind must not find them in the future. */
const EARLIER_MS = 3_600_000;

interface Part {
  /** Its folder, which it alone is given. */
  readonly folder: string;
  /** Names by which others reach it. */
  readonly hosts: readonly string[];
  /** What its token lets it do in our namespace of Temporal, or everywhere in it; none: it has no token, and only the health of Temporal to ask for. */
  readonly may?: 'read' | 'write' | 'admin' | 'read everywhere';
  /** The account that its image runs as, which alone may read its key. */
  readonly account: number;
}
/** Before the pages of Temporal. */
const DOOR = 'temporal-ui-door';
/** The name by which Temporal knows all of itself. */
const EVERYWHERE = 'temporal-system';

/** Who speaks with whom in docker-compose.yml. */
export const PARTS: readonly Part[] = [
  { folder: 'postgres', hosts: ['postgres'], account: 999 },
  { folder: 'temporal', hosts: ['temporal'], account: 1000 },
  { folder: 'temporal-keys', hosts: ['temporal-keys'], account: 1000 },
  { folder: 'api', hosts: [], account: 1000 },
  { folder: 'worker', hosts: [], may: 'write', account: 1000 },
  // Makes the namespace, and restarts workflows from the record.
  { folder: 'operator', hosts: [], may: 'admin', account: 1000 },
  { folder: 'temporal-ui', hosts: [], account: 5000 },
  // The pages of Temporal have no login: the door before them shows its token for whoever stands there, to look on.
  { folder: DOOR, hosts: [], may: 'read everywhere', account: 101 },
];
/** Between the services inside Temporal's server: an authority of their own, so that no other part is taken for one of them. */
const INSIDE = 'inside-temporal';

export interface Wanted {
  readonly dir: string;
  readonly namespace: string;
  /** Besides its own name, each server is reached by these. */
  readonly moreHosts: readonly string[];
  /** Each key is given to the account of its image, as root. */
  readonly areAccountsGiven: boolean;
  /** All but the authorities made anew. */
  readonly isRenewed: boolean;
  readonly now: Date;
}
interface Issued {
  readonly about: string;
  readonly until: Date;
  readonly isNew: boolean;
}

/**
 * 证书与令牌 of one installation, a folder a part and `public` for all: `authority.pem`, `keys.json`. What is there and
 * good for some time stays; safe to repeat.
 */
export function issueCredentials({ dir, namespace, moreHosts, areAccountsGiven, isRenewed, now }: Wanted): readonly Issued[] {
  const from = new Date(now.getTime() - EARLIER_MS);
  const until = new Date(now.getTime() + CERTIFICATE_DAYS * DAY_MS);
  const lasting = new Date(now.getTime() + RENEW_DAYS * DAY_MS);
  const write = (path: string, content: string, account?: number): void => writeWhole(join(dir, path), content, areAccountsGiven ? account : undefined);
  const authorityOf = (name: string) => ({ name, ...kept(dir, `authority/${name}`, () => newAuthority({ name, from, until: new Date(now.getTime() + AUTHORITY_DAYS * DAY_MS) })) });
  const outer = authorityOf('liandong');
  const inner = authorityOf(INSIDE);
  const tokenKey = keptText(join(dir, 'authority/token-key.pem'), newTokenKey);
  write('public/authority.pem', outer.certificate);
  write('public/keys.json', keySetOf([tokenKey]));
  write('temporal/inside-authority.pem', inner.certificate);

  const certify = (authority: typeof outer, stem: string, about: string, hosts: readonly string[], account: number): Issued => {
    const found = readCertified(join(dir, stem));
    if (!isRenewed && found && isGood(found, authority.certificate, hosts, lasting)) return { about, until: new Date(new X509Certificate(found.certificate).validTo), isNew: false };
    const { certificate, key } = certified(authority, { name: about, hosts, from, until });
    write(`${stem}key.pem`, key, account);
    write(`${stem}certificate.pem`, certificate, account);
    return { about, until, isNew: true };
  };
  const permit = (folder: string, may: NonNullable<Part['may']>, account: number): Issued => {
    const file = `${folder}/token`;
    const permissions = [may === 'read everywhere' ? `${EVERYWHERE}:read` : `${namespace}:${may}`];
    const found = existsSync(join(dir, file)) ? readFileSync(join(dir, file), 'utf8') : '';
    const end = endOf(found, permissions, tokenKey);
    if (!isRenewed && end !== undefined && end > lasting) return { about: `${folder} token`, until: end, isNew: false };
    const token = tokenOf(tokenKey, { subject: folder, permissions, from, until });
    write(file, token, account);
    // As nginx takes it in.
    if (folder === DOOR) write(`${folder}/authorization.conf`, `proxy_set_header Authorization "Bearer ${token}";\n`, account);
    return { about: `${folder} token`, until, isNew: true };
  };
  return [
    certify(inner, 'temporal/inside-', INSIDE, ['temporal'], 1000),
    ...PARTS.flatMap(({ folder, hosts, may, account }) => [
      certify(outer, `${folder}/`, folder, hosts.length > 0 ? [...hosts, ...moreHosts] : [], account),
      ...(may ? [permit(folder, may, account)] : []),
    ]),
  ];
}

/** Whole or not at all, and readable for one account where it has one; what is for everybody has none. */
function writeWhole(path: string, content: string, account: number | undefined): void {
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o755 });
  const isSecret = !path.endsWith('authority.pem') && !path.endsWith('keys.json');
  writeFileSync(`${path}.tmp`, content, { mode: isSecret ? 0o600 : 0o644 });
  chmodSync(`${path}.tmp`, isSecret ? 0o600 : 0o644);
  if (account !== undefined) chownSync(`${path}.tmp`, account, account);
  renameSync(`${path}.tmp`, path);
}

const readCertified = (stem: string): Certified | undefined =>
  existsSync(`${stem}certificate.pem`) && existsSync(`${stem}key.pem`) ? { certificate: readFileSync(`${stem}certificate.pem`, 'utf8'), key: readFileSync(`${stem}key.pem`, 'utf8') } : undefined;

const kept = (dir: string, stem: string, make: () => Certified): Certified => {
  const found = readCertified(join(dir, `${stem}-`));
  if (found) return found;
  const made = make();
  writeWhole(join(dir, `${stem}-key.pem`), made.key, undefined);
  writeWhole(join(dir, `${stem}-certificate.pem`), made.certificate, undefined);
  return made;
};
const keptText = (path: string, make: () => string): string => {
  if (!existsSync(path)) writeWhole(path, make(), undefined);
  return readFileSync(path, 'utf8');
};

/** Of this authority, with its own key, for all these names, and for some time yet. */
function isGood({ certificate, key }: Certified, authority: string, hosts: readonly string[], lasting: Date): boolean {
  const found = new X509Certificate(certificate);
  const isReached = (host: string): boolean => (isIP(host) ? found.checkIP(host) : found.checkHost(host)) !== undefined;
  return found.verify(new X509Certificate(authority).publicKey) && found.checkPrivateKey(createPrivateKey(key)) && hosts.every(isReached) && new Date(found.validTo) > lasting;
}

/** When a token of this key with these permissions ends; undefined: it is another one. */
function endOf(token: string, permissions: readonly string[], key: string): Date | undefined {
  const [head = '', body = ''] = token.split('.');
  if (body === '') return undefined;
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as { kid?: string; exp?: number; permissions?: string[] };
  const { keys } = JSON.parse(keySetOf([key])) as { keys: { kid: string }[] };
  const { exp = 0, permissions: found } = read(body);
  return read(head).kid === keys[0]?.kid && String(found) === String(permissions) ? new Date(exp * 1_000) : undefined;
}
