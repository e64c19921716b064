import { lookup as systemLookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

export type Resolve = (host: string) => Promise<readonly string[]>;

/** Which addresses may be reached. */
export interface Guard {
  /** Hosts inside the house that are meant, as the URLs name them: an intranet's own gateway. They alone may be private, and plain `http`. */
  readonly allowedHosts: readonly string[];
  /** Addresses of a name; a test answers itself. */
  readonly resolve?: Resolve;
  readonly timeoutMs?: number;
}
export interface Answer {
  readonly status: number;
  readonly body: string;
}
/** Plain `http`, or an address of some inside, of a host that is not named as the house's own. */
export type Blocked = 'not_https' | 'not_public';
/** It was never sent: the address may not be reached. */
export class BlockedAddressError extends Error {
  constructor(message: string, readonly why: Blocked) {
    super(message);
  }
}
/** No answer came; `isSent`: the request had gone out whole. */
export class NoAnswerError extends Error {
  constructor(message: string, readonly isSent: boolean) {
    super(message);
  }
}

/** A peer that does not answer is tried again later; it must not hold the lane. */
const TIMEOUT_MS = 20_000;
/** Of an answer so much is read: a code and a sentence. */
const MOST_BYTES = 65_536;

const ofSystem: Resolve = async (host) => (await systemLookup(host, { all: true })).map(({ address }) => address);

/** Public unicast alone: no loopback, private, link-local (metadata of a cloud), shared, multicast, mapped or tunnelled address. */
const isPublic = (address: string): boolean => ipaddr.isValid(address) && ipaddr.process(address).range() === 'unicast';

/** The name is resolved once, every address of it is looked at, and one of those looked at is connected to: a second answer of the resolver has no effect. */
const addressOf = async (host: string, { allowedHosts, resolve = ofSystem }: Guard): Promise<string> => {
  const bare = host.replace(/^\[|\]$/g, '');
  const addresses = ipaddr.isValid(bare) ? [bare] : await resolve(bare);
  const [first] = addresses;
  if (first === undefined) throw new NoAnswerError(`no address of ${bare}`, false);
  if (!allowedHosts.includes(bare) && !addresses.every(isPublic)) throw new BlockedAddressError(`${bare} is not a public address`, 'not_public');
  return first;
};

/** To which address this URL leads, where that may be reached. */
async function allowedAddress(url: URL, guard: Guard): Promise<string> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && guard.allowedHosts.includes(host))) throw new BlockedAddressError(`${host} is to be reached by https`, 'not_https');
  return addressOf(url.hostname, guard).catch((error: unknown) => {
    if (error instanceof BlockedAddressError || error instanceof NoAnswerError) throw error;
    throw new NoAnswerError((error as Error).message, false);
  });
}

/** Who enters an address waits no longer for a resolver that does not answer. */
const LOOK_MS = 3_000;
/** Why this address would be refused, before anything is sent there. A name that nobody knows here may be known where it is sent from: that says the first message. */
export async function blockedBecause(url: URL, guard: Guard): Promise<Blocked | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), guard.timeoutMs ?? LOOK_MS);
  });
  const looked = allowedAddress(url, guard).then(
    () => undefined,
    (error: unknown) => (error instanceof BlockedAddressError ? error.why : undefined),
  );
  return Promise.race([looked, late]).finally(() => clearTimeout(timer));
}

/** One POST of JSON to an address that is allowed. Redirects are not followed: another address was not allowed. */
export async function guardedPost(url: URL, body: string, headers: Readonly<Record<string, string>>, guard: Guard): Promise<Answer> {
  const address = await allowedAddress(url, guard);
  const family = ipaddr.parse(address).kind() === 'ipv6' ? 6 : 4;
  const lookup: LookupFunction = (_host, options, found) => (options.all ? found(null, [{ address, family }]) : found(null, address, family));
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    let isSent = false;
    const fail = (error: Error): void => reject(new NoAnswerError(error.message, isSent));
    const request = send(url, { method: 'POST', agent: false, lookup, headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part: Buffer) => {
        size += part.length;
        if (size <= MOST_BYTES) parts.push(part);
        else response.destroy(new Error('the answer is too long'));
      });
      response.on('error', fail);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }));
    });
    const timeout = setTimeout(() => request.destroy(new Error('timeout')), guard.timeoutMs ?? TIMEOUT_MS);
    request.on('finish', () => (isSent = true));
    request.on('error', fail);
    request.on('close', () => clearTimeout(timeout));
    request.end(body);
  });
}
