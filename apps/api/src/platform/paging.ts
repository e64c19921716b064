import { z } from 'zod';
import type { Order, Place, Turn, Turned } from '#persistence/read-models/keyset.js';
import { ApiError } from './api-error.js';
import { isStorable } from './schema.pipe.js';

/** 20 rows a page (interface.md section 6). */
export const PAGE_SIZE = 20;
/** So many rows are counted; of more it is said that there are at least as many. */
export const COUNTED = 10_000;
/** Nobody stops counting. */
export const EVERY = 2 ** 31 - 1;
/** Of a list that is reckoned whole, not read. */
export const Page = z.coerce.number().int().min(1).max(100_000).default(1);
/** A filter of a list; an empty one is none. */
export const Filter = z
  .string()
  .max(100)
  .transform((value) => (value === '' ? undefined : value))
  .optional();

const Mark = z
  .string()
  .max(1000)
  .transform((value) => (value === '' ? undefined : value))
  .optional();
/** A list is turned by `next` and `previous` of its answers; a page has no number, and who asks for one is told so. */
export const Turns = { after: Mark, before: Mark, page: z.never().optional() };
export const OnlyTurns = z.object(Turns);
export interface Marks {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

const WRITTEN: Readonly<Record<Order[number]['type'], (value: string) => boolean>> = {
  text: isStorable,
  uuid: (value) => z.uuid().safeParse(value).success,
  int: (value) => /^-?\d{1,9}$/.test(value),
  float8: (value) => /^-?\d{1,20}(\.\d{1,20})?(e\+\d{1,2})?$/.test(value),
  // As PostgreSQL writes an instant of its session, which is in UTC.
  timestamptz: (value) => /^[12]\d{3}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?\+00$/.test(value) && z.iso.datetime().safeParse(value.replace(' ', 'T').replace('+00', 'Z')).success,
};

/** Which piece was asked for; 400 for what no answer of this list has said. */
export const turnOf = (order: Order, { after, before }: Marks, size: number): Turn => {
  if (after !== undefined && before !== undefined) throw badMark('after', 'before');
  return { size, after: after === undefined ? undefined : placeOf(order, after, 'after'), before: before === undefined ? undefined : placeOf(order, before, 'before') };
};

export const badMark = (...fields: string[]): ApiError => new ApiError('BAD_REQUEST', { fields });
/** What of a mark is said again; undefined: nobody wrote it. */
export const readMark = (mark: string): unknown => {
  try {
    return JSON.parse(Buffer.from(mark, 'base64url').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
};
export const markOf = (values: readonly unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');

const placeOf = (order: Order, mark: string, field: string): Place => {
  const place = z.array(z.string().max(300)).length(order.length).safeParse(readMark(mark));
  if (!place.success || !order.every(({ type }, index) => WRITTEN[type](place.data[index] ?? ''))) throw badMark(field);
  return place.data;
};

export const marksOf = ({ previous, next }: Pick<Turned<unknown>, 'previous' | 'next'>): { previous: string | null; next: string | null } => ({ previous: previous && markOf(previous), next: next && markOf(next) });
/** A count that ended at `most` says so. */
export const countedTo = (total: number, most = COUNTED): { total: number; atLeast: boolean } => ({ total, atLeast: total >= most });
