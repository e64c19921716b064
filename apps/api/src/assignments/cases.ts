import type { z } from 'zod';
import type { AssignmentView } from '#api-types/views/assignment.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { SupervisionCase } from '#domain/supervision/supervision.state.js';
import type { ReadEvent } from '#persistence/read-models/assignment.read-model.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { Reader } from '../platform/visibility.js';
import { noticesOf } from './history.js';

type Cases = Pick<z.infer<typeof AssignmentView>, 'openCase' | 'instructions'>;
type NameOf = (unit: string) => Cases['instructions'][number]['addressee'];

/**
 * Open supervision and instructions. Outside the bureau stand the notice that was last issued, none where there was none yet,
 * and the instructions to the reader's own unit.
 */
export const casesOf = ({ openCase, instructions }: IssuedState, events: readonly ReadEvent[], { side, unit }: Reader, nameOf: NameOf, personOf: (id: string) => string): Cases => {
  const isBureau = side === 'bureau';
  const shown = ({ id, ground, duty, dueOn, replyDueOn, issuedAt, issuer, addressee, reply, appeal }: SupervisionCase): Cases['instructions'][number] => ({
    id, ground, duty, dueOn, replyDueOn, issuedAt: instantTextOrNull(issuedAt), issuer: issuer === null ? null : personOf(issuer), addressee: nameOf(addressee), reply: reply && { ...reply }, appeal,
  });
  const whileDrafted = (drafted: NonNullable<IssuedState['openCase']>): Cases['openCase'] => {
    const last = noticesOf(events, drafted.id).at(-1);
    return last ? { ...shown(drafted), level: last.data.level, replyDueOn: last.data.replyDueOn, issuedAt: instantText(last.at), issuer: null } : null;
  };
  return {
    openCase: openCase && (!isBureau && openCase.issuedAt === null ? whileDrafted(openCase) : { ...shown(openCase), level: openCase.level }),
    instructions: instructions.filter((each) => isBureau || each.addressee === unit).map(shown),
  };
};
