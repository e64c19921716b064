import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** 证书 with its private key, both PEM. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}
/** For whom, and until when. `hosts`: names and addresses that others reach it by; none where it only asks. */
export interface Request {
  readonly name: string;
  readonly hosts: readonly string[];
  readonly from: Date;
  readonly until: Date;
}

/** A certificate authority of our own: it signs certificates of the parts of one installation, and nothing below them. */
export function newAuthority({ name, from, until }: Omit<Request, 'hosts'>): Certified {
  const key = newKey();
  const certificate = signed({ issuer: name, subject: name, by: key, of: key, from, until, extensions: [basicConstraints(true), keyUsage(CERTIFICATE_SIGN)] });
  return { certificate, key: pemOf(key) };
}

/** A certificate for a server that is also a client of others, or for a client alone. */
export function certified(authority: Certified & { readonly name: string }, { name, hosts, from, until }: Request): Certified {
  const key = newKey();
  const uses = [...(hosts.length > 0 ? [SERVER_AUTH] : []), CLIENT_AUTH];
  const extensions = [basicConstraints(false), keyUsage(DIGITAL_SIGNATURE), extension(EXTENDED_USAGE, sequence(...uses.map(oid))), ...(hosts.length > 0 ? [alternativeNames(hosts)] : [])];
  return { certificate: signed({ issuer: authority.name, subject: name, by: createPrivateKey(authority.key), of: key, from, until, extensions }), key: pemOf(key) };
}

const newKey = (): KeyObject => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pemOf = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }) as string;

// X.509 (RFC 5280) in DER, as much of it as these certificates have; `node:crypto` reads certificates and makes none.
const DER = { boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, utf8: 0x0c, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31, explicit0: 0xa0, explicit3: 0xa3, keyIdentifier: 0x80, dnsName: 0x82, ipAddress: 0x87 } as const;
const COMMON_NAME = '2.5.4.3';
const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2';
const SUBJECT_KEY = '2.5.29.14';
const KEY_USAGE = '2.5.29.15';
const ALTERNATIVE_NAME = '2.5.29.17';
const BASIC_CONSTRAINTS = '2.5.29.19';
const AUTHORITY_KEY = '2.5.29.35';
const EXTENDED_USAGE = '2.5.29.37';
const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
/** Bits from the left: digitalSignature is the first, keyCertSign the sixth. */
const DIGITAL_SIGNATURE = { unused: 7, bits: 0x80 };
const CERTIFICATE_SIGN = { unused: 2, bits: 0x04 };
const GENERALIZED_FROM = 2050;
const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;

const lengthOf = (length: number): Buffer => {
  if (length < 0x80) return Buffer.from([length]);
  const bytes = Buffer.from(length.toString(16).padStart(length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes]);
};
const tagged = (tag: number, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([Buffer.from([tag]), lengthOf(body.length), body]);
};
const sequence = (...content: readonly Buffer[]): Buffer => tagged(DER.sequence, ...content);
const bitString = (content: Buffer, unused = 0): Buffer => tagged(DER.bits, Buffer.from([unused]), content);

const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const base128 = (value: number): number[] => (value < 0x80 ? [value] : [...base128(value >> 7).map((byte) => byte | 0x80), value & 0x7f]);
  return tagged(DER.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
};
const nameOf = (commonName: string): Buffer => sequence(tagged(DER.set, sequence(oid(COMMON_NAME), tagged(DER.utf8, Buffer.from(commonName)))));
const timeOf = (date: Date): Buffer => {
  const text = `${date.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}Z`;
  return date.getUTCFullYear() < GENERALIZED_FROM ? tagged(DER.utcTime, Buffer.from(text.slice(2))) : tagged(DER.generalizedTime, Buffer.from(text));
};

const extension = (id: string, value: Buffer, isCritical = false): Buffer => sequence(oid(id), ...(isCritical ? [tagged(DER.boolean, Buffer.from([0xff]))] : []), tagged(DER.octets, value));
const basicConstraints = (isAuthority: boolean): Buffer => extension(BASIC_CONSTRAINTS, sequence(...(isAuthority ? [tagged(DER.boolean, Buffer.from([0xff])), tagged(DER.integer, Buffer.from([0]))] : [])), true);
const keyUsage = ({ unused, bits }: { readonly unused: number; readonly bits: number }): Buffer => extension(KEY_USAGE, bitString(Buffer.from([bits]), unused), true);
const alternativeNames = (hosts: readonly string[]): Buffer =>
  extension(ALTERNATIVE_NAME, sequence(...hosts.map((host) => (IPV4.test(host) ? tagged(DER.ipAddress, Buffer.from(host.split('.').map(Number))) : tagged(DER.dnsName, Buffer.from(host))))));

const publicPart = (key: KeyObject): Buffer => createPublicKey(key).export({ type: 'spki', format: 'der' });
/** 160 bits that name a key; any way of making them will do. */
const identifierOf = (key: KeyObject): Buffer => createHash('sha256').update(publicPart(key)).digest().subarray(0, 20);

interface Body {
  readonly issuer: string;
  readonly subject: string;
  readonly by: KeyObject;
  readonly of: KeyObject;
  readonly from: Date;
  readonly until: Date;
  readonly extensions: readonly Buffer[];
}
function signed({ issuer, subject, by, of, from, until, extensions }: Body): string {
  const algorithm = sequence(oid(ECDSA_WITH_SHA256));
  // A positive number: its first bit is not set, and its first byte is not zero.
  const serial = randomBytes(16);
  serial[0] = ((serial[0] ?? 0) & 0x7f) | 0x40;
  const body = sequence(
    tagged(DER.explicit0, tagged(DER.integer, Buffer.from([2]))),
    tagged(DER.integer, serial),
    algorithm,
    nameOf(issuer),
    sequence(timeOf(from), timeOf(until)),
    nameOf(subject),
    publicPart(of),
    tagged(DER.explicit3, sequence(extension(SUBJECT_KEY, tagged(DER.octets, identifierOf(of))), extension(AUTHORITY_KEY, sequence(tagged(DER.keyIdentifier, identifierOf(by)))), ...extensions)),
  );
  const whole = sequence(body, algorithm, bitString(sign('sha256', body, by)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64').replaceAll(/(.{64})(?=.)/g, '$1\n')}\n-----END CERTIFICATE-----\n`;
}
