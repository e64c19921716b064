import { writeHeld, type HeldAct } from './maintenance.js';
import type { Outcome } from './outcome.js';
import type { RecordContext } from './record-context.js';
import type { Facts } from './tracing.js';

/** Says what became of an act when it is committed; one that failed came to nothing, one that maintenance held stands in the trail. Its span is the act's whole transaction. */
export function saying<O extends Outcome>(record: RecordContext, act: HeldAct, work: () => Promise<O>): Promise<O> {
  const { stream, commandId, body } = act;
  if (!record.tracing) return said(record, act, work);
  return record.tracing.within({ name: `act ${body.type}`, facts: { 'liandong.act': body.type, 'liandong.stream': stream, 'liandong.command_id': commandId } }, ({ note }) => said(record, act, work, note));
}

async function said<O extends Outcome>(record: RecordContext, act: HeldAct, work: () => Promise<O>, note: (facts: Facts) => void = () => undefined): Promise<O> {
  const { stream, commandId, body } = act;
  const say = (outcome: 'accepted' | 'refused' | 'repeated', code?: string): void => {
    record.acted?.({ act: body.type, outcome, stream, commandId });
    note({ 'liandong.outcome': outcome, ...(code && { 'liandong.refusal': code }) });
  };
  const outcome = await work().catch(async (error: unknown) => {
    if (await writeHeld(record, act, error)) say('refused', 'MAINTENANCE');
    throw error;
  });
  if ('refusal' in outcome) say('refused', outcome.refusal.code);
  else say(outcome.repeated ? 'repeated' : 'accepted');
  return outcome;
}
