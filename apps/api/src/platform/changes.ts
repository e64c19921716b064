import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type pg from 'pg';
import type { Logger } from 'pino';
import { Subject, type Observable } from 'rxjs';
import { WatchedClient } from '#persistence/watched-client.js';
import { LOG, SETTINGS, type ApiSettings } from './tokens.js';

/** What `NOTIFY liandong_changed` says when it is too much to name. */
export const EVERYTHING = '*';
const CHANNEL = 'liandong_changed';
const RECONNECT_MS = 1_000;
/** Who only listens does not notice that nobody can speak any more: asked now and then, the connection is watched. */
const ASKS_MS = 15_000;

/** Hears on one connection which assignments changed, for all browsers; a connection that was lost comes back by itself. */
@Injectable()
export class Changes implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly subject = new Subject<readonly string[]>();
  private client: pg.Client | undefined;
  private isStopped = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(
    @Inject(SETTINGS) private readonly settings: ApiSettings,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Ids that changed; `['*']` where anything may have. */
  get heard(): Observable<readonly string[]> {
    return this.subject;
  }

  onApplicationBootstrap(): void {
    void this.listen(false);
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.retry);
    this.subject.complete();
    await this.client?.end().catch(() => undefined);
  }

  private async listen(wasLost: boolean): Promise<void> {
    const client = new WatchedClient({ connectionString: this.settings.APP_DATABASE_URL });
    this.client = client;
    client.on('notification', ({ payload }) => this.subject.next((payload ?? EVERYTHING).split(',')));
    client.on('error', () => undefined);
    const asking = setInterval(() => void client.query('select 1').catch(() => undefined), ASKS_MS).unref();
    client.on('end', () => {
      clearInterval(asking);
      this.again();
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      // What changed while nobody listened was not told.
      if (wasLost) this.subject.next([EVERYTHING]);
    } catch (error) {
      this.log.warn({ reason: (error as Error).message }, 'events: the database does not answer');
      await client.end().catch(() => undefined);
      this.again();
    }
  }

  private again(): void {
    if (this.isStopped || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.listen(true);
    }, RECONNECT_MS);
  }
}
