import { performance } from 'node:perf_hooks';

/** So long (ms) one slice may keep the other requests waiting: a tenth of what a person notices. */
const SLICE_MS = 10;

/** Does work in slices, with other requests in between. */
export async function inSlices<T>(work: Generator<unknown, T>): Promise<T> {
  let began = performance.now();
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return step.value;
    if (performance.now() - began < SLICE_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
