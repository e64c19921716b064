import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { ApiSettings } from '../platform/tokens.js';

const NONCE = 12;
const TAG = 16;

/** Encrypts what has to be read again (AES-256-GCM, bound to whose it is), and hashes what has not, by keys of the configuration. */
export class Sealing {
  private readonly keys = new Map<'encrypt' | 'hash', Buffer>();

  constructor(private readonly settings: Pick<ApiSettings, 'IDENTITY_KEY' | 'SESSION_SECRET'>) {}

  seal(text: string, of: string): string {
    const nonce = randomBytes(NONCE);
    const cipher = createCipheriv('aes-256-gcm', this.key('encrypt'), nonce).setAAD(Buffer.from(of));
    return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
  }

  /** Throws where another key, another person or another text made it. */
  open(sealed: string, of: string): string {
    const bytes = Buffer.from(sealed, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.key('encrypt'), bytes.subarray(0, NONCE), { authTagLength: TAG }).setAAD(Buffer.from(of));
    decipher.setAuthTag(bytes.subarray(-TAG));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]).toString('utf8');
  }

  /** Of a text that nobody can guess. */
  hash(text: string, of: string): string {
    return createHmac('sha256', this.key('hash')).update(`${of}\0${text}`).digest('base64url');
  }

  /** Made when it is first needed: the settings of a document's writer have none. */
  private key(use: 'encrypt' | 'hash'): Buffer {
    const key = this.keys.get(use) ?? Buffer.from(hkdfSync('sha256', this.settings.IDENTITY_KEY ?? this.settings.SESSION_SECRET, 'liandong identity', use, 32));
    this.keys.set(use, key);
    return key;
  }
}
