import { describe, expect, it } from '@jest/globals';
import { recordWalk } from '#testing/replay-walks.js';
import { devServer } from '#testing/temporal-servers.js';
import { workflowSuite } from '#testing/workflow-suite.js';

const PATHS = Number(process.env['PATHS'] ?? 20);
const STEPS = 12;
/** Paths under way at once: one alone mostly waits for the server. */
const AT_ONCE = 5;

describe('a worker that begins anew at every step', () => {
  const suite = workflowSuite(devServer);

  it(`knows the record's state after each step of ${PATHS} random paths`, async () => {
    const waiting = Array.from({ length: PATHS }, (_, index) => 900_000 + index);
    let steps = 0;
    const one = async (): Promise<void> => {
      for (let seed = waiting.shift(); seed !== undefined; seed = waiting.shift()) {
        await recordWalk(suite.server, suite.workflowBundle, seed, {
          steps: STEPS, maxCachedWorkflows: 0,
          afterEach: async (process, record) => {
            steps += 1;
            expect(await process.untilCaughtUp()).toEqual(record.stateOf(process.stream));
          },
        });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, one));
    // Ones that end early would say little.
    expect(steps).toBeGreaterThan((PATHS * STEPS) / 2);
  }, PATHS * 9_000);
});
