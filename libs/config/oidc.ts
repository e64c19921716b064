import { readFileSync, statSync } from 'node:fs';

/** 统一身份认证: what the API has to know of the provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Claim whose value is the account here. */
  readonly claim: string;
  /** Values of `amr` or `acr` that count as a second factor; none: the provider's word is not taken for one. */
  readonly secondFactor: readonly string[];
  /** Hosts besides the issuer's where its endpoints may stand. */
  readonly hosts: readonly string[];
  /** The address of this site, as browsers see it: without a path. */
  readonly site: string;
}
export interface OidcVariables {
  readonly OIDC_ISSUER?: string | undefined;
  readonly OIDC_CLIENT_ID?: string | undefined;
  readonly OIDC_CLIENT_SECRET?: string | undefined;
  readonly OIDC_CLIENT_SECRET_FILE?: string | undefined;
  readonly OIDC_CLAIM: string;
  readonly OIDC_SECOND_FACTOR: readonly string[];
  readonly OIDC_HOSTS: readonly string[];
  readonly PUBLIC_URL?: string | undefined;
  readonly PASSWORD_ACCOUNTS: readonly string[];
  readonly HOST: string;
  readonly DEMO: boolean;
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];
/** Of a URL, as `OIDC_HOSTS` names it. */
export const hostOf = (url: string | URL): string => new URL(url).hostname.replace(/[[\]]/g, '');
const isPlainLoopback = (url: string): boolean => new URL(url).protocol === 'http:' && LOOPBACK.includes(hostOf(url));

/** Settings of the provider, undefined where none is named; what is wrong is said by name, never by value. */
export const oidcOf = (from: OidcVariables, problem: (variable: string, words: string) => void): OidcSettings | undefined => {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, PUBLIC_URL: site } = from;
  if (issuer === undefined) {
    if (from.PASSWORD_ACCOUNTS.length > 0) problem('PASSWORD_ACCOUNTS', 'without OIDC_ISSUER nobody else could sign in');
    return undefined;
  }
  // On this machine alone, and where this site itself is served without TLS.
  const mayBePlain = from.DEMO || LOOPBACK.includes(from.HOST);
  for (const [name, url] of [['OIDC_ISSUER', issuer], ['PUBLIC_URL', site ?? 'https://missing']] as const) {
    if (!url.startsWith('https://') && !(mayBePlain && isPlainLoopback(url))) problem(name, 'https://…');
  }
  if (clientId === undefined) problem('OIDC_CLIENT_ID', 'needed with OIDC_ISSUER');
  if (site === undefined) problem('PUBLIC_URL', 'needed with OIDC_ISSUER');
  else if (new URL(site).pathname !== '/' || /[?#]/.test(site)) problem('PUBLIC_URL', 'without a path');
  const clientSecret = from.OIDC_CLIENT_SECRET ?? (from.OIDC_CLIENT_SECRET_FILE && secretOfFile(from.OIDC_CLIENT_SECRET_FILE, (words) => problem('OIDC_CLIENT_SECRET_FILE', words)));
  if (!clientSecret || clientSecret.length < LEAST_SECRET) problem('OIDC_CLIENT_SECRET', `at least ${LEAST_SECRET} characters, or OIDC_CLIENT_SECRET_FILE`);
  if (clientId === undefined || site === undefined || !clientSecret) return undefined;
  return { issuer, clientId, clientSecret, claim: from.OIDC_CLAIM, secondFactor: from.OIDC_SECOND_FACTOR, hosts: [hostOf(issuer), ...from.OIDC_HOSTS], site: new URL(site).origin };
};

const LEAST_SECRET = 16;

const secretOfFile = (file: string, problem: (words: string) => void): string | undefined => {
  try {
    if ((statSync(file).mode & 0o077) !== 0) problem(`${file} may be read by others: chmod 600`);
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    problem(`${file}: ${(error as NodeJS.ErrnoException).code ?? 'cannot be read'}`);
    return undefined;
  }
};
