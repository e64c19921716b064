import { readFileSync } from 'node:fs';

/** Of `package.json`, as the built tree lies beside it. */
export const productVersion = (): string => (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string }).version;
