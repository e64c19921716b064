import type { Outcome } from './outcome.js';
import { writeHeld, type HeldAct } from './maintenance.js';
import type { RecordContext } from './record-context.js';

/** Says what became of an act when it is committed; one that failed came to nothing, one that maintenance held stands in the trail. */
export async function saying<O extends Outcome>(record: RecordContext, act: HeldAct, under: Promise<O>): Promise<O> {
  const { stream, commandId, body } = act;
  const say = (outcome: 'accepted' | 'refused' | 'repeated'): void => record.acted?.({ act: body.type, outcome, stream, commandId });
  const outcome = await under.catch(async (error: unknown) => {
    if (await writeHeld(record, act, error)) say('refused');
    throw error;
  });
  say('refusal' in outcome ? 'refused' : outcome.repeated ? 'repeated' : 'accepted');
  return outcome;
}
