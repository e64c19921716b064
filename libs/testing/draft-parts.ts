import type { Quote } from '#guideline-parser/traced.js';

const QUOTES = new Set(['quote', 'fieldQuotes']);

/** A draft as it reads, wherever it stands in the source. */
export function withoutQuotes<T>(draft: T): T {
  return JSON.parse(JSON.stringify(draft, (key, value: unknown) => (QUOTES.has(key) ? undefined : value))) as T;
}

/** Every item that has a quote. */
export function quotedItems(value: unknown): Readonly<Record<string, unknown> & { quote: Quote }>[] {
  if (Array.isArray(value)) return value.flatMap(quotedItems);
  if (value === null || typeof value !== 'object') return [];
  const own = 'quote' in value ? [value as Record<string, unknown> & { quote: Quote }] : [];
  return [...own, ...Object.entries(value).flatMap(([key, each]) => (QUOTES.has(key) ? [] : quotedItems(each)))];
}

/** What a quote shows in the source, page breaks closed, without blanks. */
export const shownBy = (paragraphs: readonly string[], quote: Quote): string =>
  [quote, ...(quote.rest ?? [])].map(({ paragraph, start, end }) => (paragraphs[paragraph] ?? '').slice(start, end)).join('').replace(/[\s\u200b]/g, '').normalize('NFKC');
