import type pg from 'pg';
import { PROVIDERS } from '#crypto/providers.js';
import { NO_ANCHOR, parseAnchor, type Anchor } from './anchor.js';
import { HeadTree } from './head-tree.js';

/** What the database keeps of the anchors, in order. */
export const storedLines = async (client: pg.ClientBase): Promise<string[]> => (await client.query<{ line: string }>('select anchor.line from anchor order by anchor.number')).rows.map(({ line }) => line);

/** Anchors of so many takings back: a row of the trail that was under way then may still come. */
const AWAITED = 24;

/** What the anchors say together. */
export interface Past {
  readonly last: Anchor | undefined;
  readonly heads: HeadTree;
  /** Ids that were missing and may yet be written. */
  readonly awaited: readonly number[];
}

export const awaitedOf = (anchors: readonly Anchor[]): number[] => {
  const came = new Set(anchors.flatMap(({ audit }) => audit.late));
  return anchors.slice(-AWAITED).flatMap(({ audit }) => audit.missing).filter((id) => !came.has(id));
};

export const pastOf = (anchors: readonly Anchor[], provider: Anchor['provider']): Past => {
  const heads = new HeadTree(PROVIDERS[provider]);
  for (const anchor of anchors) for (const [id, sequence, hash] of anchor.heads) heads.set(id, { sequence, hash });
  return { last: anchors.at(-1), heads, awaited: awaitedOf(anchors) };
};

export const auditBefore = ({ last }: Past): { readonly upTo: number; readonly hash: string } => (last ? { upTo: last.audit.upTo, hash: last.audit.hash } : { upTo: 0, hash: NO_ANCHOR });

export const parsed = (lines: readonly string[]): Anchor[] => lines.flatMap((line) => parseAnchor(line) ?? []);
