import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newKeyRing } from '#crypto/key-ring.js';
import type { CryptoName } from '#crypto/provider.js';
import { writePrivate } from '#local-services/data-folder.js';

/** Made by chance once for a data folder, kept 0600 in it. */
export interface Secrets {
  readonly recordPassword: string;
  readonly appPassword: string;
  readonly sessionSecret: string;
  /** One for all demo accounts; short enough to type. */
  readonly demoPassword: string;
}

export function keptSecrets(dir: string): Secrets {
  const file = join(dir, 'secrets.json');
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {};
  const secrets: Secrets = {
    recordPassword: kept.recordPassword ?? randomBytes(24).toString('base64url'),
    appPassword: kept.appPassword ?? randomBytes(24).toString('base64url'),
    sessionSecret: kept.sessionSecret ?? randomBytes(48).toString('base64url'),
    demoPassword: kept.demoPassword ?? typable(),
  };
  if (Object.keys(secrets).some((name) => kept[name as keyof Secrets] === undefined)) writePrivate(file, JSON.stringify(secrets, null, 2));
  return secrets;
}

/** 密钥 of what Temporal stores and of the anchors, made once like the others: a file of their own, so that a database without it is worth nothing. */
export function keptKeys(dir: string, provider: CryptoName): string {
  const file = join(dir, 'keys.json');
  if (!existsSync(file)) writePrivate(file, JSON.stringify(newKeyRing(provider), null, 2));
  return file;
}

/** Three groups of four, without characters that look alike: 57 bits. */
function typable(): string {
  const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
  const text = Array.from(randomBytes(64)).filter((each) => each < 248).map((each) => letters[each % 31]).slice(0, 12).join('');
  return text.replace(/(.{4})(?=.)/g, '$1-');
}
