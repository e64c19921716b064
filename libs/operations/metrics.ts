import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { agesOf, type Readings } from './readings.js';

type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];
interface Told {
  readonly help: string;
  readonly labels?: readonly string[];
  readonly of: (readings: Readings) => readonly Sample[];
}
/** None where it never ended. */
const foundBy = (name: string) => ({ state }: Readings): readonly Sample[] => state.watches.filter(({ watch }) => watch === name).map(({ found }): Sample => [{}, found]);
const one = (value: number | null): Sample[] => (value === null ? [] : [[{}, value]]);
/** Those that were sent nobody counts to the end. */
const MESSAGE_STATES = ['handed', 'failed', 'unknown'] as const;

/** What the record says at the moment of the scrape. Labels are words of the product and names of channels: never a person, a unit or a stream. */
const OF_THE_RECORD: Readonly<Record<string, Told>> = {
  liandong_relay_waiting: { help: 'Streams whose workflow has not been told yet', of: ({ state }) => one(state.untold) },
  liandong_relay_lag_seconds: { help: 'Age of the oldest wake row', of: ({ state }) => one(agesOf(state).relay) },
  liandong_ledger_age_seconds: { help: 'Age of the oldest reminder that is due and armed', of: ({ state }) => one(agesOf(state).ledger) },
  liandong_anchor_age_seconds: { help: 'Since the last anchor; none where there never was one', of: ({ state }) => one(agesOf(state).anchor) },
  liandong_reconcile_differences: { help: 'Workflows that were not as the record says, at the last night watch or reconcile', of: foundBy('reconcile') },
  liandong_ledger_broken: { help: 'Assignments whose sum of the reminder ledger did not hold, at the last night watch', of: foundBy('ledger') },
  liandong_anchor_contradictions: { help: 'What the last anchor was refused for: the record is not what earlier anchors hold', of: foundBy('anchor') },
  liandong_watch_age_seconds: { help: 'Since a watch last ended: reconcile, ledger, anchor', labels: ['watch'], of: ({ state }) => state.watches.map(({ watch, endedMs }): Sample => [{ watch }, Math.max(0, (state.nowMs - endedMs) / 1000)]) },
  liandong_instants_overdue: { help: 'Open streams whose instant has come a minute ago and was not handled', of: ({ state }) => one(state.overdue) },
  liandong_streams_open: { help: 'Open streams by kind', labels: ['kind'], of: ({ state }) => Object.entries(state.open).map(([kind, n]): Sample => [{ kind }, n]) },
  liandong_files: { help: 'Files that are not given out, by what the scanner said', labels: ['scan'], of: ({ state }) => [[{ scan: 'held' }, state.filesWaiting], [{ scan: 'quarantined' }, state.quarantined]] },
  liandong_messages: { help: 'Messages that wait, were given up or may have gone, by channel', labels: ['channel', 'state'], of: ({ channels }) => channels.flatMap((each) => MESSAGE_STATES.map((state): Sample => [{ channel: each.channel, state }, each[state]])) },
  liandong_message_oldest_seconds: {
    help: 'Age of the oldest message that may go and has not gone',
    labels: ['channel'],
    of: ({ state, channels }) => channels.map(({ channel, readySinceMs }): Sample => [{ channel }, Math.max(0, (state.nowMs - (readySinceMs ?? state.nowMs)) / 1000)]),
  },
  liandong_circuit_open: { help: '1 where so many faults in a row keep a channel from being tried', labels: ['channel'], of: ({ channels }) => channels.map(({ channel, circuit }): Sample => [{ channel }, circuit === 'closed' ? 0 : 1]) },
  liandong_maintenance: { help: '1 in read-only maintenance: writes are held, instants, reminders and messages wait', of: ({ state }) => one(Number(state.isInMaintenance)) },
  liandong_failed_work: { help: 'Messages that were given up, or that a channel refused and that are tried again', of: ({ failed }) => one(failed) },
};

export type Act = (acted: { readonly act: string; readonly outcome: string }) => void;
/** A request that was answered: its route as it is declared, never its address. `seconds` undefined: a stream, which ends when its reader goes. */
export type Answered = (request: { readonly method: string; readonly route: string; readonly status: number; readonly seconds: number | undefined }) => void;
const DAY_MS = 86_400_000;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** All that one process tells Prometheus: a registry of its own, so that a second one beside it counts for itself. */
export class Metrics {
  readonly registry = new Registry();
  private readonly registers = [this.registry];
  private readonly requests = new Counter({ name: 'liandong_http_requests_total', help: 'Requests by route, method and class of the answer', labelNames: ['route', 'method', 'status'], registers: this.registers });
  private readonly durations = new Histogram({ name: 'liandong_http_request_duration_seconds', help: 'From the first byte of a request to the end of its answer', labelNames: ['route', 'method'], buckets: [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 10], registers: this.registers });
  private readonly acts = new Counter({ name: 'liandong_acts_total', help: 'Acts by verb and outcome', labelNames: ['act', 'outcome'], registers: this.registers });
  private readonly database = new Gauge({ name: 'liandong_database_up', help: '1 where PostgreSQL answered this scrape', registers: this.registers });
  private readonly temporal = new Gauge({ name: 'liandong_temporal_up', help: '1 where Temporal answered this scrape', registers: this.registers });
  private readonly certificate = new Gauge({ name: 'liandong_certificate_days', help: 'Days until the certificate ends that this process shows Temporal', registers: this.registers });
  private readonly ofTheRecord = Object.entries(OF_THE_RECORD).map(([name, { help, labels = [], of }]) => ({ gauge: new Gauge({ name, help, labelNames: labels, registers: this.registers }), isOne: labels.length === 0, of }));

  /** `certificateEnds`: undefined where this process shows none. */
  constructor(private readonly certificateEnds?: Date) {
    collectDefaultMetrics({ register: this.registry });
  }

  readonly acted: Act = ({ act, outcome }) => this.acts.inc({ act, outcome });

  readonly answered: Answered = ({ method: asked, route, status, seconds }) => {
    const method = METHODS.includes(asked) ? asked : 'other';
    this.requests.inc({ route, method, status: `${Math.floor(status / 100)}xx` });
    if (seconds !== undefined) this.durations.observe({ route, method }, seconds);
  };

  /** The text of a scrape. What the database does not say is left out rather than told from before. */
  async told(readings: Readings | undefined, temporal: boolean | null): Promise<string> {
    this.database.set(readings ? 1 : 0);
    if (temporal === null) this.temporal.remove();
    else this.temporal.set(temporal ? 1 : 0);
    if (this.certificateEnds === undefined) this.certificate.remove();
    else this.certificate.set((this.certificateEnds.getTime() - Date.now()) / DAY_MS);
    for (const { gauge, isOne, of } of this.ofTheRecord) {
      gauge.reset();
      // A gauge without labels begins anew with 0, which would be a lie.
      if (isOne) gauge.remove();
      if (readings) for (const [labels, value] of of(readings)) gauge.set(labels, value);
    }
    return this.registry.metrics();
  }
}
