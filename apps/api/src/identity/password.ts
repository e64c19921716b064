import { hash, verify } from '@node-rs/argon2';
import { PASSWORD_COST } from '#domain/access/password-policy.js';

let nobody: Promise<string> | undefined;

/** argon2id. An account that is not there costs as much time as one that is. */
export async function passwordFits(stored: string | undefined, given: string): Promise<boolean> {
  nobody ??= passwordHash('nobody');
  const fits = await verify(stored ?? (await nobody), given).catch(() => false);
  return stored !== undefined && fits;
}

export const passwordHash = (password: string): Promise<string> => hash(password, PASSWORD_COST);
