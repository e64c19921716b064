import { setTimeout as sleep } from 'node:timers/promises';
import { signalGroup, type Exit } from '#local-services/process.js';

/** Something that runs until it is stopped. */
export interface Running {
  readonly exited: Promise<Exit>;
  readonly pid?: number;
  stop(): Promise<unknown>;
}

interface Service {
  readonly name: string;
  readonly start: () => Promise<Running>;
  running: Running | undefined;
  failures: number;
}

export interface SupervisorOptions {
  readonly say: (text: string) => void;
  /** Called whenever a child came or went, with the pids that run now. */
  readonly onChange?: (pids: readonly number[]) => void;
  readonly firstPauseMs?: number;
}

const LONGEST_PAUSE_MS = 30_000;
/** A child that ran so long starts its count of failures anew. */
const STEADY_MS = 60_000;

/**
 * Keeps the children running: one that ends unasked is started again, with a growing pause, and it is said.
 * Stops them in the order given: those that write before those that are written to.
 */
export class Supervisor {
  private readonly services: Service[] = [];
  private isStopping = false;
  private readonly restarts = new Set<Promise<void>>();

  constructor(private readonly options: SupervisorOptions) {}

  /** Starts a service; its first failure is the caller's. */
  async add<T extends Running>(name: string, start: () => Promise<T>): Promise<T> {
    const service: Service = { name, start, running: undefined, failures: 0 };
    const running = await start();
    this.services.push(service);
    this.watch(service, running);
    // Ctrl+C came while it started: nobody else would stop it.
    if (this.isStopping) await running.stop();
    return running;
  }

  /** By name, one after another; a name that does not run is no error. */
  async stopAll(order: readonly string[]): Promise<void> {
    this.isStopping = true;
    for (const name of order) {
      for (const service of this.services.filter((each) => each.name === name)) {
        await service.running?.stop().catch((error: Error) => this.options.say(`${name}: ${error.message}`));
      }
    }
    await Promise.allSettled(this.restarts);
  }

  /** The second Ctrl+C: at once, without order. */
  killAll(): void {
    this.isStopping = true;
    for (const pid of this.pids()) signalGroup(pid, 'SIGKILL');
  }

  private pids(): number[] {
    return this.services.flatMap((each) => (each.running?.pid ? [each.running.pid] : []));
  }

  private watch(service: Service, running: Running): void {
    service.running = running;
    this.options.onChange?.(this.pids());
    const since = Date.now();
    void running.exited.then((exit) => {
      service.running = undefined;
      this.options.onChange?.(this.pids());
      if (this.isStopping) return;
      if (Date.now() - since > STEADY_MS) service.failures = 0;
      const restart = this.restart(service, exit);
      this.restarts.add(restart);
      void restart.finally(() => this.restarts.delete(restart));
    });
  }

  private async restart(service: Service, exit: Exit): Promise<void> {
    let reason: string = exit.signal ?? (exit.code === null ? '?' : `code ${exit.code}`);
    while (!this.isStopping) {
      const pause = Math.min((this.options.firstPauseMs ?? 500) * 2 ** service.failures, LONGEST_PAUSE_MS);
      service.failures += 1;
      this.options.say(`⚠ ${service.name} 意外退出（${reason}），${(pause / 1000).toFixed(1)} 秒后重启 / ended unasked, starting again`);
      await sleep(pause);
      if (this.isStopping) return;
      try {
        const running = await service.start();
        if (this.isStopping) {
          await running.stop();
          return;
        }
        this.watch(service, running);
        this.options.say(`✔ ${service.name} 已重启 / runs again`);
        return;
      } catch (error) {
        reason = (error as Error).message;
      }
    }
  }
}
