import type pg from 'pg';
import { round, sender } from '../callers.js';
import { measureActs, type Acted } from '../lists/acts.js';
import { eachSize } from '../lists/each-size.js';
import { measureReads, nameOf, Readers, type MeasuredRead } from '../lists/reading.js';
import { sizeOf, type Size } from '../lists/size.js';
import { verifySample } from '../lists/verify-sample.js';
import type { BenchOptions } from '../options.js';

const ACTS = 200;

interface AtSize {
  readonly size: Size;
  readonly acts: Readonly<Record<string, Acted>>;
  readonly reads: readonly MeasuredRead[];
}
const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Every page and 200 acts at each size, the smallest first; then a table of what each costs over the smallest size. */
export async function growth(options: BenchOptions): Promise<object> {
  const sizes = await eachSize(options, say, ({ origin, owner }) => atSize(origin, owner, options));
  const curves = curvesOf(sizes);
  say(table(sizes, curves));
  return { calls: options.calls, acts: ACTS, sizes: sizes.map(({ size, acts }) => ({ ...size, acts })), curves };
}

async function atSize(origin: string, owner: pg.Pool, { calls, only }: BenchOptions): Promise<AtSize> {
  const { send, close } = sender(origin, 1);
  try {
    const size = await sizeOf(owner);
    say(`${size.assignments} assignments, ${size.closed} closed, ${round(size.bytes / 1e9)} GB; bytes an assignment: ${JSON.stringify(size.byTable)}`);
    say(`${await verifySample(owner)} streams of it verified`);
    const readers = new Readers(send);
    const reads = await measureReads(readers, { calls, only }, say);
    return { size, reads, acts: await measureActs(owner, send, readers, ACTS) };
  } finally {
    close();
  }
}

interface Curve {
  readonly name: string;
  readonly p50_ms: readonly number[];
  readonly p99_ms: readonly number[];
  /** To a bare read of the same moment: what else the machine does is not the size's. */
  readonly ratio: readonly number[];
  /** The largest size's ratio to the smallest's. */
  readonly growth: number;
}
type Figures = Pick<MeasuredRead, 'p50_ms' | 'p99_ms' | 'ratio'>;

const curvesOf = (sizes: readonly AtSize[]): Curve[] => {
  const curve = (name: string, of: (at: AtSize) => Figures | undefined): Curve => {
    const figures = sizes.map((each): Figures => of(each) ?? { p50_ms: 0, p99_ms: 0, ratio: 0 });
    const ratio = figures.map((each) => each.ratio);
    return { name, p50_ms: figures.map((each) => each.p50_ms), p99_ms: figures.map((each) => each.p99_ms), ratio, growth: round((ratio.at(-1) ?? 0) / Math.max(ratio[0] ?? 0, 0.001)) };
  };
  const [first] = sizes;
  return [
    ...Object.keys(first?.acts ?? {}).map((verb) => curve(`act: ${verb}`, ({ acts }) => acts[verb])),
    // A second page is named by where it begins, and that is another row at each size.
    ...(first?.reads ?? []).map((read, index) => curve(nameOf(read), ({ reads }) => reads[index])),
  ].sort((a, b) => b.growth - a.growth);
};

const table = (sizes: readonly AtSize[], curves: readonly Curve[]): string => {
  const cell = (text: string | number): string => String(text).padStart(26);
  const head = [' growth', ...sizes.map(({ size }) => cell(size.assignments)), '  p50 / p99 ms, p50 to a bare read'].join('');
  const row = ({ growth: times, p50_ms, p99_ms, ratio, name }: Curve): string => [`${times.toFixed(1)}×`.padStart(7), ...p50_ms.map((ms, index) => cell(`${ms.toFixed(1)} / ${(p99_ms[index] ?? 0).toFixed(1)}  ${(ratio[index] ?? 0).toFixed(1)}×`)), `  ${name}`].join('');
  return [head, ...curves.map(row)].join('\n');
};
