import type { z } from 'zod';
import type { ErrorCode, Told } from '#api-types/views/common.views.js';
import { errorTextOf } from '#api-types/refusal-texts.js';

interface Reason {
  readonly code: z.infer<typeof ErrorCode>;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Why not, in both languages; with `nameOf` who stands in the way is named beside the id. */
export const told = ({ code, facts: given }: Reason, nameOf?: (id: string) => string): z.infer<typeof Told> => {
  const { by } = given;
  const facts = nameOf && typeof by === 'string' ? { ...given, byName: nameOf(by) } : { ...given };
  return { code, facts, message: errorTextOf(code, facts) };
};

interface Offered {
  readonly type: string;
  readonly refusal: Reason | null;
}
/** An act as it is offered: allowed, or with the reason why not. */
export const toldAction = ({ type, refusal }: Offered, nameOf?: (id: string) => string): { type: string; allowed: boolean; refusal: z.infer<typeof Told> | null } => ({ type, allowed: refusal === null, refusal: refusal && told(refusal, nameOf) });
