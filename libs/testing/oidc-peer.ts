import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { OidcSettings } from '#config/oidc.js';

/** What the peer does to the identity token of each login: nothing, or the claim, or part of the header, that it forges. */
export type Forgery = 'honest' | 'nonce' | 'iss' | 'aud' | 'azp' | 'exp' | 'auth_time' | 'alg' | 'kid' | 'signature';
/** Who fills in the provider's form. */
export interface AtProvider {
  readonly account: string;
  /** `subject-of-` the account otherwise. */
  readonly subject?: string;
  /** How the provider made sure, with commas. */
  readonly amr?: string;
}
export interface OidcPeer {
  readonly settings: OidcSettings;
  become(mode: Forgery): Promise<void>;
  /** As a browser with cookies of its own goes there: answers the address that the provider sends it back to. */
  visit(url: string, who: AtProvider): Promise<URL>;
  close(): Promise<void>;
}

const PAGE = '/login';

/** A provider of single sign-on, as a process; `site`: of whom it is the provider. */
export async function oidcPeer(site: string, more: Partial<OidcSettings> = {}): Promise<OidcPeer> {
  const client = { clientId: 'liandong', clientSecret: 'a secret of the client, long enough' };
  const child = fork(fileURLToPath(new URL('./oidc-peer.mjs', import.meta.url)), [JSON.stringify({ ...client, site, page: PAGE })], { execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const [{ issuer }] = (await once(child, 'message')) as [{ issuer: string }];
  return {
    settings: { issuer, ...client, claim: 'preferred_username', secondFactor: [], hosts: ['127.0.0.1'], site, ...more },
    become: async (mode) => {
      const told = once(child, 'message');
      child.send({ mode });
      await told;
    },
    visit: (url, who) => goThrough(url, who, site),
    close: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

/** Far more than a login has. */
const MOST_STEPS = 12;

async function goThrough(start: string, who: AtProvider, site: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let [url, body] = [new URL(start), undefined as URLSearchParams | undefined];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    if (url.origin === site) return url;
    const answer: Response = await fetch(url, { redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') }, ...(body ? { method: 'POST', body } : {}) });
    for (const each of answer.headers.getSetCookie()) cookies.set(...(/^([^=]+)=([^;]*)/.exec(each)?.slice(1) as [string, string]));
    const next = answer.headers.get('location');
    body = next === null && url.pathname.startsWith('/form/') ? new URLSearchParams({ ...who }) : undefined;
    if (next === null && body === undefined) throw new Error(`${url.pathname}: ${answer.status} ${await answer.text()}`);
    url = next === null ? url : new URL(next, url);
  }
  throw new Error(`${start} leads nowhere`);
}
