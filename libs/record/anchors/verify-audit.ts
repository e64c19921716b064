import type pg from 'pg';
import { chainPage, type ChainPage } from '../chains.js';
import type { Difference } from '../difference.js';
import { checkAnchors, TABLE_IS_GONE, type AnchorCheck, type AnchorQuestion } from './check-anchors.js';

export interface AuditVerified extends AnchorCheck {
  readonly streams: number;
}

/** 留痕核验: the chain of every stream, and the record against its anchors, under one view of the database while people act. */
export async function verifyAudit(client: pg.ClientBase, question: AnchorQuestion): Promise<AuditVerified> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await lookedThrough(client, question);
  } finally {
    await client.query('rollback').catch(() => undefined);
  }
}

/** The same inside a transaction that is the caller's. */
export async function lookedThrough(client: pg.ClientBase, question: AnchorQuestion): Promise<AuditVerified> {
  const anchored = await checkAnchors(client, question);
  const isGone = (table: string): boolean => anchored.differences.some(({ about, detail }) => about === table && detail === TABLE_IS_GONE);
  const broken: Difference[] = [];
  let streams = 0;
  for (let after: string | null = isGone('stream') || isGone('event') ? null : ''; after !== null; ) {
    const page: ChainPage = await chainPage(client, after);
    broken.push(...page.broken);
    streams += page.streams;
    after = page.next;
  }
  return { ...anchored, streams, differences: [...broken, ...anchored.differences] };
}
