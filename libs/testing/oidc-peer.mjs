/**
 * A provider of single sign-on for a test, a process of its own: whoever fills in its form is signed in. What it does to
 * the identity tokens of the next logins is told by its parent: nothing, or one of the forgeries below, each signed by
 * its own true key where it is signed at all.
 */
import { createPrivateKey, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { Provider } from 'oidc-provider';

const { clientId, clientSecret, site, page } = JSON.parse(process.argv[2] ?? '{}');
const key = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), kid: 'true-key', alg: 'RS256', use: 'sig' };
const people = new Map();
let mode = 'honest';
process.on('message', (told) => {
  mode = told.mode;
  process.send({ mode });
});
process.on('disconnect', () => process.exit(0));

const coded = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const token = (header, claims) => {
  const body = `${coded(header)}.${coded(claims)}`;
  return header.alg === 'none' ? `${body}.` : `${body}.${sign('sha256', Buffer.from(body), createPrivateKey({ key, format: 'jwk' })).toString('base64url')}`;
};
const HEADER = { alg: 'RS256', typ: 'JWT', kid: key.kid };
const now = () => Math.floor(Date.now() / 1000);
/** Claims and header as they would be, had somebody made the token. */
const FORGERIES = {
  nonce: (claims) => token(HEADER, { ...claims, nonce: 'of-another-login' }),
  iss: (claims) => token(HEADER, { ...claims, iss: 'https://other.example' }),
  aud: (claims) => token(HEADER, { ...claims, aud: 'another-client' }),
  azp: (claims) => token(HEADER, { ...claims, azp: 'another-client' }),
  exp: (claims) => token(HEADER, { ...claims, iat: now() - 7200, exp: now() - 3600 }),
  auth_time: (claims) => token(HEADER, { ...claims, auth_time: now() - 3600 }),
  alg: (claims) => token({ alg: 'none', typ: 'JWT' }, claims),
  kid: (claims) => token({ ...HEADER, kid: 'unknown-key' }, claims),
  signature: (claims) => token(HEADER, claims).slice(0, -8) + 'AAAAAAAA',
};

const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [`${site}${page}`], post_logout_redirect_uris: [`${site}${page}`] }],
    // How somebody signed in stands in the token, their profile beside it.
    conformIdTokenClaims: false,
    jwks: { keys: [key] },
    cookies: { keys: [randomUUID()] },
    // One that does not insist, so that a code without a challenge can be had.
    pkce: { required: () => false },
    features: { devInteractions: { enabled: false } },
    claims: { acr: null, amr: null, sid: null, auth_time: null, iss: null, openid: ['sub', 'amr'], profile: ['preferred_username'] },
    interactions: { url: (_context, { uid }) => `/form/${uid}` },
    findAccount: (_context, id) => ({ accountId: id, claims: (use) => ({ sub: id, ...(use === 'userinfo' ? people.get(id) : {}) }) }),
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({ clientId, accountId: context.oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (context, next) => {
    await next();
    const honest = context.oidc?.route === 'token' ? context.body?.id_token : undefined;
    const forge = FORGERIES[mode];
    if (honest && forge) context.body.id_token = forge(JSON.parse(Buffer.from(honest.split('.')[1], 'base64url').toString()));
  });
  const serve = provider.callback();
  server.on('request', async (request, response) => {
    if (!request.url.startsWith('/form/')) return serve(request, response);
    if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end('<form method="post"><label>Account <input name="account"></label><button>Sign in</button></form>');
    const told = new URLSearchParams(await text(request));
    const subject = told.get('subject') ?? `subject-of-${told.get('account')}`;
    people.set(subject, { preferred_username: told.get('account') });
    await provider.interactionFinished(request, response, { login: { accountId: subject, ...(told.get('amr') ? { amr: told.get('amr').split(',') } : {}) } });
  });
  process.send({ issuer });
});
