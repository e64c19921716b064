import { defaultProvider } from './default-provider.js';
import { gmSoftProvider, SM3 } from './gm-soft-provider.js';
import type { CryptoName, CryptoProvider } from './provider.js';

export const PROVIDERS: Readonly<Record<CryptoName, CryptoProvider>> = { default: defaultProvider, 'gm-soft': gmSoftProvider };

/** Whose hash this is. */
export const providerOfHash = (hash: string): CryptoProvider => (hash.startsWith(SM3) ? gmSoftProvider : defaultProvider);
