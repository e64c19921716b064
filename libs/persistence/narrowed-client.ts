import pg from 'pg';
import { WatchedClient } from './watched-client.js';

/** Whose eyes a statement reads with: what the policies of the tables compare a row with (decision record 0057). */
export interface Readership {
  readonly user: string;
  readonly unit: string;
  /** The unit itself and those under it. */
  readonly units: readonly string[];
  /** Of a department's people; else empty. */
  readonly department: string;
  /** `work`: every unit's; `operations`: also the trail and what runs, for the three administrators' own pages. Empty: neither. */
  readonly sees: 'work' | 'operations' | '';
  /** Who reviews sees how all provinces stand. */
  readonly seesProvinces: boolean;
}

type Done = (error: Error | null, result: unknown) => void;
/** What `pg` gives a query of its own; its types name neither. */
interface Wire {
  parse(message: { name: string; text: string; types: never[] }): void;
  bind(message: { portal: string; statement: string; values: readonly string[] }): void;
  execute(message: { portal: string }): void;
}
interface QueryParts {
  requiresPreparation(): boolean;
  prepare(wire: Wire): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, wire: Wire): void;
}
const PgQuery = pg.Query as unknown as new (text: string, values: unknown[] | undefined, done: Done) => QueryParts & pg.Submittable;

const NAME = 'liandong_readership';
const NARROW = `select ${['user', 'unit', 'units', 'department', 'sees', 'provinces'].map((each, index) => `set_config('liandong.${each}', $${index + 1}, true)`).join(', ')}`;
/** Connections that know `NARROW` by its name. */
const prepared = new WeakSet<Wire>();

/**
 * A statement and, ahead of it in the same message and the same transaction of its own, whose eyes it reads with: one
 * round trip, and with the statement's end the setting is gone.
 */
class NarrowedQuery extends PgQuery {
  private isNarrowed = false;

  constructor(text: string, values: unknown[] | undefined, done: Done, private readonly by: Readership) {
    super(text, values, done);
  }

  override requiresPreparation(): boolean {
    return true;
  }

  override prepare(wire: Wire): void {
    const { user, unit, units, department, sees, seesProvinces } = this.by;
    if (!prepared.has(wire)) wire.parse({ name: NAME, text: NARROW, types: [] });
    wire.bind({ portal: '', statement: NAME, values: [user, unit, units.join(','), department, sees, seesProvinces ? 'all' : ''] });
    wire.execute({ portal: '' });
    super.prepare(wire);
  }

  override handleDataRow(message: unknown): void {
    if (this.isNarrowed) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.isNarrowed) return super.handleCommandComplete(message, wire);
    this.isNarrowed = true;
    prepared.add(wire);
  }
}

/** Within a transaction that failed nothing but its end is taken; and its beginning reads nothing. */
const BRACKETS = /^\s*(start|begin|commit|rollback|savepoint|release)\b/i;

/** Connections on which every statement reads with the eyes that `whose` names at that moment; where it names none, tables of units' data have no rows. */
export const narrowedClient = (whose: () => Readership | undefined): typeof pg.Client =>
  class extends WatchedClient {
    // Of the many forms of `query` the one that TypeORM uses is narrowed; any other reads with nobody's eyes.
    override query(...sent: unknown[]): never {
      const [text, values, callback] = sent;
      const by = whose();
      if (by === undefined || typeof text !== 'string' || typeof values === 'function' || callback !== undefined || BRACKETS.test(text)) {
        return (super.query as (...all: unknown[]) => never)(...sent);
      }
      return new Promise((resolve, reject) => {
        super.query(new NarrowedQuery(text, values as unknown[] | undefined, (error, result) => (error ? reject(error) : resolve(result)), by));
      }) as never;
    }
  };
