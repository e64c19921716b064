import type { z } from 'zod';
import type { AssignmentView } from '#api-types/views/assignment.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { levelInForce, type SupervisionCase } from '#domain/supervision/supervision.state.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';

type Cases = Pick<z.infer<typeof AssignmentView>, 'openCase' | 'instructions'>;
type NameOf = (unit: string) => Cases['instructions'][number]['addressee'];

/** Open supervision and instructions. The unit sees notices that were issued, and instructions that are addressed to it. */
export const casesOf = ({ openCase, instructions, unit }: IssuedState, user: SignedIn, nameOf: NameOf, personOf: (id: string) => string): Cases => {
  const isUnit = user.unit === unit;
  const shown = ({ id, ground, duty, dueOn, replyDueOn, issuedAt, issuer, addressee, reply, appeal }: SupervisionCase): Cases['instructions'][number] => ({
    id, ground, duty, dueOn, replyDueOn, issuedAt: instantTextOrNull(issuedAt), issuer: issuer === null ? null : personOf(issuer), addressee: nameOf(addressee), reply: reply && { ...reply }, appeal,
  });
  const isDraft = openCase?.issuedAt === null;
  return {
    openCase: openCase && (isUnit && isDraft ? { ...shown(openCase), level: levelInForce(openCase), issuedAt: instantText(openCase.since), issuer: null } : { ...shown(openCase), level: openCase.level }),
    instructions: instructions.filter((each) => !isUnit || each.addressee === unit).map(shown),
  };
};
