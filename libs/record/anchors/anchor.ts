import type { KeyRing } from '#crypto/key-ring.js';
import { PROVIDERS } from '#crypto/providers.js';
import type { CryptoName } from '#crypto/provider.js';
import { canonical } from '../hash.js';

/** 审计留痕 since the anchor before: which rows, and a print of each. */
export interface AuditBatch {
  /** Rows with ids above `after` up to `upTo`, but those `missing` (under way, or never written); `late`: missing before, there now. */
  readonly after: number;
  readonly upTo: number;
  readonly missing: readonly number[];
  readonly late: readonly number[];
  /** Eight digits of the hash of each row, in the order of the ids, the late ones first. */
  readonly prints: string;
  /** Over the hash before it and the whole hash of each row. */
  readonly hash: string;
}

/** 锚: what the record held at an instant, as it is kept outside the database. */
export interface AnchorContent {
  readonly number: number;
  /** Epoch ms of the database's own clock. */
  readonly at: number;
  /** Hash of the anchor before. */
  readonly previous: string;
  readonly provider: CryptoName;
  readonly publicKey: string;
  readonly audit: AuditBatch;
  /** Streams that have another last event than at the anchor before; sequence 0: gone in a restore. */
  readonly heads: readonly (readonly [stream: string, sequence: number, hash: string])[];
  readonly streams: number;
  /** Over the last hash of every stream, and the hash of the trail. */
  readonly root: string;
  /** Somebody set the database back and says why: what is lost is no difference any more, and stays visible here. */
  readonly restored?: { readonly reason: string; readonly lastAudit: number };
}

export interface Anchor extends AnchorContent {
  readonly hash: string;
  readonly signature: string;
}

export const NO_ANCHOR = '0'.repeat(64);

export const rootOf = (provider: CryptoName, heads: string, audit: string): string => PROVIDERS[provider].hash(`${heads} ${audit}`);

/** One line of text, the same in the database and outside. */
export const sealAnchor = (content: AnchorContent, { signing }: Pick<KeyRing, 'signing'>): { readonly anchor: Anchor; readonly line: string } => {
  const provider = PROVIDERS[content.provider];
  const hash = provider.hash(canonical(content));
  const anchor: Anchor = { ...content, hash, signature: provider.sign(signing.privateKey, hash) };
  return { anchor, line: JSON.stringify(anchor) };
};

/** What is wrong with this anchor in itself; `publicKey`: ours, where it is known. */
export const flawsOf = (anchor: Anchor, before: Anchor | undefined, publicKey: string | undefined): string[] => {
  const { hash, signature, ...content } = anchor;
  const provider = PROVIDERS[anchor.provider];
  return [
    ...(provider.hash(canonical(content)) === hash ? [] : ['it was altered']),
    ...(provider.isSigned(anchor.publicKey, hash, signature) ? [] : ['its signature is not good']),
    ...(publicKey === undefined || publicKey === anchor.publicKey ? [] : ['it is signed with another key than ours']),
    ...(anchor.previous === (before?.hash ?? NO_ANCHOR) && anchor.number === (before?.number ?? 0) + 1 ? [] : ['it does not follow the one before']),
    ...(before && anchor.at < before.at ? ['the clock went back'] : []),
  ];
};

export const parseAnchor = (line: string): Anchor | undefined => {
  try {
    const value = JSON.parse(line) as Anchor;
    return typeof value.number === 'number' && typeof value.hash === 'string' && value.provider in PROVIDERS && Array.isArray(value.heads) ? value : undefined;
  } catch {
    return undefined;
  }
};
