import type { Evidence } from '../evidence.js';
import { outcomeOf, type Deed } from '../journal.js';

/** Refused before a rule was asked: by the guard or by the schema. Nobody has acted. */
const BEFORE_THE_RULES = ['INVALID_BODY', 'NOT_SIGNED_IN', 'UNAUTHENTICATED', 'VALIDATION_FAILED', 'MALFORMED'];
const codeOf = (deed: Deed): string => String((deed.answers.at(-1)?.body as { code?: string } | undefined)?.code ?? '');

/** I6: each act has one audit row with who, what, which and whence, each refusal of a rule has one for each time it was told; none of an act that nobody sent. */
export function audited({ deeds, audits, receipts }: Pick<Evidence, 'deeds' | 'audits' | 'receipts'>): readonly string[] {
  const rowsOf = new Map<string, Evidence['audits'][number][]>();
  for (const row of audits) if (row.commandId) rowsOf.set(row.commandId, [...(rowsOf.get(row.commandId) ?? []), row]);
  const ofPeople = deeds.flatMap((deed) => {
    const rows = rowsOf.get(deed.key) ?? [];
    const about = `${deed.body.type} ${deed.key}`;
    const accepted = rows.filter(({ outcome }) => outcome === 'accepted');
    const told = deed.answers.filter(({ status }) => status >= 400 && status < 500).length;
    const refused = rows.filter(({ outcome }) => outcome === 'refused').length;
    const isJudged = outcomeOf(deed) === 'fail' && ![...BEFORE_THE_RULES].includes(codeOf(deed)) && deed.answers.at(-1)?.status !== 400;
    return [
      ...(outcomeOf(deed) === 'ok' && accepted.length !== 1 ? [`${about}: ${accepted.length} audit rows`] : []),
      ...(isJudged && refused < told ? [`${about}: refused ${told} times (${codeOf(deed)}), ${refused} audit rows`] : []),
      ...(refused > deed.answers.length + deed.repeats.length ? [`${about}: sent ${deed.answers.length} times, ${refused} audit rows of refusals`] : []),
      ...rows.filter((row) => !tells(row, deed)).map((row) => `${about}: its audit row says ${row.action} on ${row.stream} by ${row.actor.kind === 'user' ? row.actor.userId : 'system'} from ${row.source}`),
    ];
  });
  const accepted = new Set(audits.filter(({ outcome }) => outcome === 'accepted').map(({ commandId }) => commandId));
  const known = new Set(receipts.map(({ commandId }) => commandId));
  return [...ofPeople, ...[...known].filter((id) => !accepted.has(id)).map((id) => `${id}: no audit row`), ...[...accepted].filter((id) => id !== null && !known.has(id) && !/^(rig|publish)/.test(id)).map((id) => `${id}: audited, and not on record`)];
}

const tells = (row: Evidence['audits'][number], { by, body, stream }: Deed): boolean => row.action === body.type && row.stream === stream && row.actor.kind === 'user' && row.actor.userId === by.userId && row.source !== null;
