/** A column of an order, never null: what it is in SQL, its type, and whether the largest comes first. */
export interface Ordered {
  readonly by: string;
  readonly type: 'text' | 'uuid' | 'int' | 'float8' | 'timestamptz';
  readonly falls?: true;
}
/** The last column tells any two rows apart. */
export type Order = readonly Ordered[];
/** Where a row stands in its order: of each column the value, as text. */
export type Place = readonly string[];
/** A piece of a list: `size` rows from its beginning, after a place, or before one. */
export interface Turn {
  readonly size: number;
  readonly after?: Place | undefined;
  readonly before?: Place | undefined;
}
export interface Placed {
  readonly place: Place;
}
/** A piece as it is shown, with where the ones beside it begin; null: there is none. */
export interface Turned<Row> {
  readonly rows: readonly Row[];
  readonly previous: Place | null;
  readonly next: Place | null;
}

/** What a statement says of a turn: which rows, in which order, how many, and where each stands. Before a place the nearest comes first. */
export const keyset = (order: Order, { size, after, before }: Turn, parameters: unknown[]): { readonly condition: string; readonly ordered: string; readonly place: string } => {
  const isBack = before !== undefined;
  const directed = order.map(({ falls, ...column }) => ({ ...column, falls: isBack !== (falls === true) }));
  const from = before ?? after;
  return {
    condition: from === undefined ? 'true' : beyond(directed, from.map((value, index) => `$${parameters.push(value)}::${directed[index]?.type}`)),
    ordered: `order by ${directed.map(({ by, falls }) => `${by}${falls ? ' desc' : ''}`).join(', ')} limit $${parameters.push(size)}`,
    place: `json_build_array(${order.map(({ by }) => `(${by})::text`).join(', ')})`,
  };
};

/** One comparison of rows where all columns go one way; else each column decides among equals, and the first bounds what is read. */
const beyond = (columns: readonly { readonly by: string; readonly falls: boolean }[], values: readonly string[]): string => {
  const compared = columns.map(({ by, falls }, index) => ({ by, value: values[index], sign: falls ? '<' : '>' }));
  const [first] = compared;
  if (!first) return 'true';
  if (compared.every(({ sign }) => sign === first.sign)) return `(${compared.map(({ by }) => by).join(', ')}) ${first.sign} (${values.join(', ')})`;
  const among = compared.reduceRight((rest, { by, sign, value }) => (rest === '' ? `${by} ${sign} ${value}` : `(${by} ${sign} ${value} or (${by} = ${value} and ${rest}))`), '');
  return `${first.by} ${first.sign}= ${first.value} and ${among}`;
};

/** Reads one row more than is shown: so it is known whether more follow. A piece that would begin before the list is its first; behind its end there is its last. */
export const turned = async <Row extends Placed>(turn: Turn, read: (turn: Turn) => Promise<readonly Row[]>): Promise<Turned<Row>> => {
  const { size, after, before } = turn;
  const found = await read({ ...turn, size: size + 1 });
  const isMore = found.length > size;
  if (before !== undefined && found.length < size) return turned({ size }, read);
  if (after !== undefined && found.length === 0) return lastBefore(size, after, read);
  const rows = before === undefined ? found.slice(0, size) : found.slice(0, size).reverse();
  const [first, last] = [rows[0]?.place ?? null, rows.at(-1)?.place ?? null];
  return before === undefined ? { rows, previous: after === undefined ? null : first, next: isMore ? last : null } : { rows, previous: isMore ? first : null, next: last };
};

/** What stood after this place is gone; the place itself may still be there. */
const lastBefore = async <Row extends Placed>(size: number, place: Place, read: (turn: Turn) => Promise<readonly Row[]>): Promise<Turned<Row>> => {
  const piece = await turned({ size, before: place }, read);
  const isMore = piece.next !== null && (await read({ size: 1, after: piece.next })).length > 0;
  return { ...piece, next: isMore ? piece.next : null };
};

/** A count of what a statement finds, that ends at `most`: beyond it nobody counts. */
export const countUpTo = (most: number, found: string): string => `(select count(*)::int from (select ${found} limit ${most}) as counted)`;
