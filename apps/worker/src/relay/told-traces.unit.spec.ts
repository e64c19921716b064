import { describe, expect, it } from '@jest/globals';
import { ToldTraces } from './told-traces.js';

type Tracing = ConstructorParameters<typeof ToldTraces>[0];
type Traced = Parameters<Tracing['within']>[0];

const STREAM = 'asg/2024/t07-o1/44';
const CLICK = (n: number): string => `00-${String(n).padStart(32, '0')}-${'1'.repeat(16)}-01`;

describe('what was told', () => {
  const spans: Traced[] = [];
  const tracing: Tracing = {
    within: (traced, work) => {
      spans.push(traced);
      return work({ note: () => undefined, rename: () => undefined, fail: () => undefined });
    },
    current: () => `span ${spans.length}`,
  };
  let now = 0;
  const told = new ToldTraces(tracing, () => now);
  const tell = (traces: string[], stream = STREAM) => told.telling({ stream: stream as typeof STREAM, last: 7, traces }, () => Promise.resolve('told'));
  const activityOf = async (workflowId: string): Promise<string | undefined> => {
    const { inbound } = told.activities({ info: { activityType: 'loadEvents', workflowExecution: { workflowId }, attempt: 1 } } as never);
    expect(await inbound?.execute?.({ args: [], headers: {} }, () => Promise.resolve('done'))).toBe('done');
    return spans.at(-1)?.of;
  };

  it('goes on from the first click and answers to the others; its activities go on from it', async () => {
    expect(await tell([CLICK(1), CLICK(2), CLICK(3)])).toBe('told');
    expect(spans.at(-1)).toEqual({ name: 'tell workflow', kind: 'producer', of: CLICK(1), also: [CLICK(2), CLICK(3)], facts: { 'liandong.stream': STREAM, 'liandong.workflow': STREAM, 'liandong.up_to': 7 } });
    expect([await activityOf(STREAM), await activityOf('asg/2024/t07-o1/11')]).toEqual(['span 1', undefined]);
  });

  it('is forgotten after a minute: what comes later comes of the clock', async () => {
    now += 60_000;
    expect(await activityOf(STREAM)).toBeUndefined();
  });

  it('without a click nothing belongs to it, and no more than a thousand are remembered', async () => {
    await tell([], 'asg/2024/t07-o1/12');
    expect(await activityOf('asg/2024/t07-o1/12')).toBeUndefined();
    for (let n = 0; n <= 1_000; n += 1) await tell([CLICK(n + 1)], `asg/2024/t07-o1/${n}`);
    expect([await activityOf('asg/2024/t07-o1/0'), await activityOf('asg/2024/t07-o1/1')]).toEqual([undefined, expect.stringMatching(/^span/)]);
  });
});
