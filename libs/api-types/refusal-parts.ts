import type { Bilingual } from './words.js';

export type Facts = Readonly<Record<string, unknown>>;
/** What a code says, with the facts of its refusal. */
export type Text = (facts: Facts) => Bilingual;

export const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
export const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(text) : []);
export const both = (zh: string, en: string): Text => () => ({ zh, en });
/** Words of several codes, joined as each language does. */
export const joined = (codes: readonly string[], word: (code: string) => Bilingual): Bilingual => ({
  zh: codes.map((code) => word(code).zh).join('、'),
  en: codes.map((code) => word(code).en).join(', '),
});
/** `{zh} `: a part that stands only where its fact is known. */
export const when = (value: unknown, part: (shown: string) => string): string => (text(value) === '' ? '' : part(text(value)));
/** A person: by name where the API knows it, else by id. */
export const person = (facts: Facts): string => text(facts['byName']) || text(facts['by']);
export const asIs = (code: string): Bilingual => ({ zh: code, en: code });
