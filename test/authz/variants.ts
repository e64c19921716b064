import http from 'node:http';
import type { RunningApi } from '#testing/running-api.js';

/** A request as it goes over the wire: what a client library would tidy up stays as it is. */
export interface Raw {
  readonly method: string;
  /** Below the server, not below the prefix. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
}
export interface Answered {
  readonly status: number;
  readonly body: string;
}

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

export const sendRaw = (origin: string, { method, path, headers = {} }: Raw, cookie: string | undefined, body?: string): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin);
    const request = http.request({ hostname, port, method, path, agent, headers: { ...headers, ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }) } }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece)).on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(pieces).toString('utf8') })).on('error', reject);
    });
    request.on('error', reject).end(body);
  });

export const originOf = async (api: RunningApi): Promise<string> => (await api.app.getUrl()).replace('[::1]', '127.0.0.1');

const PREFIX = '/api/v1';
/** Elsewhere or in another spelling, the same request: who may not the one may none of these (S4). */
export const variantsOf = (method: string, below: string): Readonly<Record<string, Raw>> => {
  const path = PREFIX + below;
  const [bare = '', query] = path.split('?');
  const rest = query === undefined ? '' : `?${query}`;
  const last = bare.lastIndexOf('/') + 1;
  return {
    HEAD: { method: 'HEAD', path },
    OPTIONS: { method: 'OPTIONS', path, headers: { 'access-control-request-method': method } },
    'trailing /': { method, path: `${bare}/${rest}` },
    'leading //': { method, path: `/${path}` },
    'inner //': { method, path: path.replace('/v1/', '/v1//') },
    '%2e': { method, path: path.replace('/v1/', '/v1/%2e/') },
    '%2e%2e': { method, path: path.replace('/v1/', '/v1/health/%2e%2e/') },
    ';x': { method, path: `${bare};x${rest}` },
    case: { method, path: bare.slice(0, last).toUpperCase() + bare.slice(last) + rest },
    'encoded letter': { method, path: path.replace('/v1/', '/%761/') },
    'trailing space': { method, path: `${bare}%20${rest}` },
    'method override': { method: method === 'GET' ? 'POST' : 'GET', path, headers: { 'x-http-method-override': method, 'x-http-method': method, 'x-method-override': method } },
    'asked for as another': { method: 'GET', path: `${PREFIX}/health`, headers: { 'x-original-url': path, 'x-rewrite-url': path, 'x-http-method-override': method } },
  };
};

/** The address of the last variant says its own, and no more than that. */
const isHealth = ({ status, body }: Answered): boolean => status === 200 && body === JSON.stringify({ status: 'ok', database: true });

/** Whether a variant let through who was refused in plain spelling: an answer that is no refusal, or one with anything in it. */
export const isLetThrough = (variant: string, answer: Answered): boolean => {
  if (variant === 'asked for as another') return !isHealth(answer);
  return answer.status < 400 || answer.status >= 500;
};
