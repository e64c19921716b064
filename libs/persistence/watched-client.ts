import type { Socket } from 'node:net';
import pg from 'pg';

/** A peer that has said nothing for so long, though something was asked, is asked about. */
const SILENT_MS = 10_000;
/** A connection that is not made by then is not made. */
const CONNECTS_MS = 10_000;
/** So long a server waits, within a transaction, for somebody who may be gone: longer than any of ours thinks between two statements. */
const GONE_MS = 60_000;

/** What `pg` keeps of a client; its types name neither. */
interface Kept {
  readonly connection: { readonly stream: Socket };
  readonly readyForQuery: boolean;
  readonly processID: number | null;
}
export interface Watch {
  /** Instead of the usual span, in a test. */
  readonly silentMs?: number;
}

/**
 * A connection that does not wait for ever. A line that goes down without a word leaves who asked in silence, and the server
 * with a transaction that holds its locks: TCP itself tells after a quarter of an hour, or never. A statement may take as long
 * as it takes, so the server is asked by another connection whether it works at it; if it does not, or does not answer, the
 * connection ends on both sides. Whoever waited hears `ETIMEDOUT`.
 */
export class WatchedClient extends pg.Client {
  constructor(config: pg.ClientConfig & Watch = {}) {
    const { silentMs = SILENT_MS } = config;
    super({ connectionTimeoutMillis: CONNECTS_MS, idle_in_transaction_session_timeout: GONE_MS, keepAlive: true, keepAliveInitialDelayMillis: SILENT_MS, ...config });
    this.once('connect', () => this.watch(silentMs));
  }

  protected get kept(): Kept {
    return this as unknown as Kept;
  }

  private watch(silentMs: number): void {
    const { stream } = this.kept.connection;
    // It tells once of a span in which nothing came and nothing went.
    stream.setTimeout(silentMs, () => {
      void this.isLost(stream).then((isLost) => {
        if (isLost) stream.destroy(Object.assign(new Error('the database has been silent'), { code: 'ETIMEDOUT' }));
        else stream.setTimeout(silentMs);
      });
    });
  }

  private async isLost(stream: Socket): Promise<boolean> {
    if (this.kept.readyForQuery) return false;
    const heard = stream.bytesRead;
    const isWorking = await this.endUnlessWorking();
    return !isWorking && stream.bytesRead === heard && !this.kept.readyForQuery;
  }

  /** Whether the server works at what it was asked. Where it does not, what it holds for us is let go. */
  private async endUnlessWorking(): Promise<boolean> {
    const { host, port, user, password, database, ssl } = this;
    const other = new pg.Client({ host, port, user, password: password ?? '', database, ssl, connectionTimeoutMillis: CONNECTS_MS, query_timeout: CONNECTS_MS });
    other.on('error', () => undefined);
    try {
      await other.connect();
      // Whose answer is not taken off its hands works no more either.
      const { rows } = await other.query<{ working: boolean }>(
        `select found.working or not pg_terminate_backend(found.pid) as working
         from (select pg_stat_activity.pid, pg_stat_activity.state = 'active' and pg_stat_activity.wait_event is distinct from 'ClientWrite' as working from pg_stat_activity where pg_stat_activity.pid = $1) as found`,
        [this.kept.processID],
      );
      return rows[0]?.working ?? false;
    } catch {
      return false;
    } finally {
      void other.end().catch(() => undefined);
    }
  }
}
