import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests, authorizationCodeGrant, AuthorizationResponseError, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, ClientError, ClientSecretBasic, ClientSecretPost, customFetch, discovery, enableNonRepudiationChecks, fetchUserInfo,
  randomNonce, randomPKCECodeVerifier, randomState, ResponseBodyError, type Configuration, type CustomFetch, type IDToken,
} from 'openid-client';
import type { Logger } from 'pino';
import { hostOf, type OidcSettings } from '#config/oidc.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { LOG, SETTINGS, type ApiSettings } from '../platform/tokens.js';

/** What stays with the browser between the way there and the way back. */
export interface Flow {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  /** Epoch ms. */
  readonly at: number;
  readonly to: string | null;
  /** The provider asks anew. */
  readonly isFresh: boolean;
  /** Who has to come back; null: whoever signs in. */
  readonly who: string | null;
}
/** Whom the provider has sent back, verified. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  /** The claim that names the account; null: there is none. */
  readonly account: string | null;
  /** Epoch ms of the last time that the provider asked. */
  readonly provenAt: number;
  readonly hasProvidersFactor: boolean;
}
/** The answer was not verified: `why` is for the trail. */
export class NotVerified extends Error {
  constructor(readonly why: string) {
    super(why);
  }
}

/** The page that the provider sends the browser back to. */
export const SIGN_ON_PAGE = '/login';
/** How long the way there and back may take. */
export const FLOW_MS = 10 * 60_000;
/** A session here never lasts longer: nor may the provider's word be older. */
const OLDEST_SECONDS = 12 * 3600;
/** The provider's addresses are asked for again after this. */
const KNOWN_MS = 60 * 60_000;
const PATIENCE_SECONDS = 10;

/** 统一身份认证 by OpenID Connect (authorization code, PKCE): the one place that speaks it. */
@Injectable()
export class Provider {
  private known: { readonly configuration: Promise<Configuration>; readonly at: number } | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: ApiSettings,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  get isSetUp(): boolean {
    return this.settings.OIDC !== undefined;
  }

  async begin({ to, isFresh, who }: Pick<Flow, 'to' | 'isFresh' | 'who'>): Promise<{ url: string; flow: Flow }> {
    const configuration = await this.configuration();
    const flow: Flow = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier(), at: Date.now(), to, isFresh, who };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.page().href, scope: 'openid profile', state: flow.state, nonce: flow.nonce, code_challenge: await calculatePKCECodeChallenge(flow.verifier), code_challenge_method: 'S256',
      ...(isFresh ? { prompt: 'login', max_age: '0' } : { max_age: String(OLDEST_SECONDS) }),
    });
    return { url: this.ours(url).href, flow };
  }

  /** Exchanges the code. Throws `NotVerified`, or that the provider does not answer. */
  async finish(flow: Flow, answer: string): Promise<Identity> {
    const configuration = await this.configuration();
    const url = this.page();
    url.search = answer;
    // Who was asked anew has proven it after that; the clocks of two machines differ by what the library allows.
    const maxAge = flow.isFresh ? Math.ceil((Date.now() - flow.at) / 1000) : OLDEST_SECONDS;
    const tokens = await authorizationCodeGrant(configuration, url, { expectedState: flow.state, expectedNonce: flow.nonce, pkceCodeVerifier: flow.verifier, idTokenExpected: true, maxAge }).catch((error: unknown) => {
      throw refusalOf(error) ?? this.away(error);
    });
    const claims = tokens.claims();
    if (!claims) throw new NotVerified('no id token');
    return this.identityOf(await this.withProfile(configuration, claims, tokens.access_token));
  }

  /** Where the browser signs out at the provider; null: it does not offer that. No token is kept for it. */
  async leaving(): Promise<string | null> {
    const configuration = await this.configuration();
    if (configuration.serverMetadata().end_session_endpoint === undefined) return null;
    return this.ours(buildEndSessionUrl(configuration, { post_logout_redirect_uri: this.page().href })).href;
  }

  /** Many providers tell a profile beside the token alone. */
  private async withProfile(configuration: Configuration, claims: IDToken, accessToken: string): Promise<IDToken> {
    const isMissing = claims[this.oidc().claim] === undefined && configuration.serverMetadata().userinfo_endpoint !== undefined;
    if (!isMissing) return claims;
    const profile = await fetchUserInfo(configuration, accessToken, claims.sub).catch((error: unknown) => {
      throw refusalOf(error) ?? this.away(error);
    });
    return { ...profile, ...claims };
  }

  private identityOf(claims: IDToken): Identity {
    const { claim, clientId, secondFactor } = this.oidc();
    if (claims['azp'] !== undefined && claims['azp'] !== clientId) throw new NotVerified('azp');
    // An address that nobody has verified is anybody's word.
    const named = claim === 'email' && claims['email_verified'] !== true ? undefined : claims[claim];
    const methods = [...(Array.isArray(claims['amr']) ? claims['amr'] : []), claims['acr']];
    return {
      issuer: claims.iss, subject: claims.sub, account: typeof named === 'string' && named.trim() !== '' ? named.trim() : null,
      provenAt: typeof claims.auth_time === 'number' ? Math.min(claims.auth_time * 1000, Date.now()) : 0,
      hasProvidersFactor: methods.some((each) => typeof each === 'string' && secondFactor.includes(each)),
    };
  }

  private oidc(): OidcSettings {
    if (!this.settings.OIDC) throw notFound();
    return this.settings.OIDC;
  }

  private page = (): URL => new URL(SIGN_ON_PAGE, this.oidc().site);

  private configuration(): Promise<Configuration> {
    const oidc = this.oidc();
    const now = Date.now();
    if (!this.known || now - this.known.at >= KNOWN_MS) {
      this.known = { configuration: discovered(oidc).catch((error: unknown) => Promise.reject(this.away(error))), at: now };
      this.known.configuration.catch(() => (this.known = undefined));
    }
    return this.known.configuration;
  }

  private away(error: unknown): ApiError {
    const causes: string[] = [];
    for (let each = error as { message?: unknown; cause?: unknown } | null | undefined; each != null && causes.length < 5; each = each.cause as typeof each) causes.push(String(each.message));
    this.log.warn({ causes }, 'single sign-on does not answer');
    return new ApiError('SIGN_ON_UNAVAILABLE');
  }

  /** An address that the provider has told, for the browser: of its own hosts alone. */
  private ours(url: URL): URL {
    if (!isOurs(this.oidc(), url)) throw new ApiError('SIGN_ON_UNAVAILABLE');
    return url;
  }
}

/** By its own address the provider names the others; only its hosts are ever asked, and no redirect is followed. */
async function discovered(oidc: OidcSettings): Promise<Configuration> {
  const guarded: CustomFetch = (url, { body, headers, method, signal }) => {
    if (!isOurs(oidc, new URL(url))) throw new Error(`${new URL(url).host} is none of OIDC_HOSTS`);
    return fetch(url, { headers, method, redirect: 'manual', signal: signal ?? null, ...(body == null ? {} : { body: body as never }) });
  };
  const isPlain = oidc.issuer.startsWith('http:');
  return discovery(new URL(oidc.issuer), oidc.clientId, {}, authenticated(oidc), { [customFetch]: guarded, timeout: PATIENCE_SECONDS, execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])] });
}

/** RFC 6749 prefers the header; a provider that takes the form alone says so in its metadata. */
const authenticated = ({ clientSecret }: OidcSettings): ReturnType<typeof ClientSecretBasic> => {
  const [basic, post] = [ClientSecretBasic(clientSecret), ClientSecretPost(clientSecret)];
  return (server, client, body, headers) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, client, body, headers);
  };
};

const isOurs = ({ hosts, issuer }: OidcSettings, url: URL): boolean => hosts.includes(hostOf(url)) && (url.protocol === 'https:' || (url.protocol === 'http:' && issuer.startsWith('http:')));

/** Anybody may send any words as the provider's: the trail keeps what is a code. */
const codeIn = (told: string): string => (/^[\w.-]{1,60}$/.test(told) ? told : 'unreadable');

/** Undefined: no answer that could be judged. */
const refusalOf = (error: unknown): NotVerified | undefined => {
  if (error instanceof AuthorizationResponseError) return new NotVerified(`answer ${codeIn(error.error)}`);
  if (error instanceof ResponseBodyError) return error.status >= 500 ? undefined : new NotVerified(`token ${codeIn(error.error)}`);
  const isAway = !(error instanceof ClientError) || error.code?.startsWith('OAUTH_') !== true || AWAY.includes(error.code);
  return isAway ? undefined : new NotVerified(whyOf(error));
};
const AWAY = ['OAUTH_TIMEOUT', 'OAUTH_ABORT', 'OAUTH_RESPONSE_IS_NOT_CONFORM'];

/** The claim that is wrong, else the library's words: they hold no value. */
const whyOf = ({ message, cause }: ClientError): string => {
  const inner = cause as { message?: unknown; cause?: { claim?: unknown } } | undefined;
  const claim = inner?.cause?.claim;
  return typeof claim === 'string' ? claim : typeof inner?.message === 'string' ? inner.message : message;
};
