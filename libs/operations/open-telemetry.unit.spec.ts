import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { traceReceiver, type ReceivedSpan } from '#testing/trace-receiver.js';
import { openTracing, type OpenTracing } from './open-telemetry.js';

const TRACE = 'a'.repeat(32);
const CLICK = `00-${TRACE}-${'b'.repeat(16)}-01`;
const OTHER = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;

describe('traces by OTLP over HTTP', () => {
  let receiver: Awaited<ReturnType<typeof traceReceiver>>;
  let tracing: OpenTracing;
  beforeEach(async () => {
    receiver = await traceReceiver();
    tracing = openTracing('liandong-worker', `${receiver.url}/`);
  });
  afterEach(() => receiver.close());
  const named = (name: string): ReceivedSpan | undefined => receiver.spans.find((span) => span.name === name);

  it('go on from what a header says, hold what is done within, and link the others of a batch', async () => {
    expect(tracing.current()).toBeUndefined();
    await tracing.within({ name: 'outer', kind: 'producer', of: CLICK, also: [OTHER, 'nonsense'], facts: { 'liandong.up_to': 7 } }, async ({ note, rename }) => {
      await new Promise((resolve) => setImmediate(resolve));
      expect(tracing.current()).toMatch(new RegExp(`^00-${TRACE}-(?!b{16})[0-9a-f]{16}-01$`));
      await tracing.within({ name: 'inner' }, async () => undefined);
      note({ 'liandong.outcome': 'accepted' });
      rename('outer renamed');
    });
    await tracing.close();
    expect(named('outer renamed')).toMatchObject({ service: 'liandong-worker', traceId: TRACE, parentSpanId: 'b'.repeat(16), links: [expect.objectContaining({ traceId: 'c'.repeat(32), spanId: 'd'.repeat(16) })], isFailed: false, facts: { 'liandong.up_to': 7, 'liandong.outcome': 'accepted' } });
    expect(named('inner')).toMatchObject({ traceId: TRACE, parentSpanId: named('outer renamed')?.spanId });
  });

  it.each(['', 'x', `00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, `01-${TRACE}-${'b'.repeat(16)}-01`, `${CLICK}-more`])('begin anew where the header is none: %j', async (header) => {
    await tracing.within({ name: 'alone', of: header }, async () => undefined);
    await tracing.close();
    expect([named('alone')?.parentSpanId, named('alone')?.traceId === TRACE]).toEqual(['', false]);
  });

  it('say that something failed, and not its words', async () => {
    await expect(tracing.within({ name: 'failing' }, () => Promise.reject(new Error('duplicate key (林晓彤)')))).rejects.toThrow('duplicate key');
    await tracing.close();
    expect([named('failing')?.isFailed, receiver.texts.join('').includes('duplicate')]).toEqual([true, false]);
  });

  it('are not sent where the click says so, and hold up nobody where the collector is away', async () => {
    await tracing.within({ name: 'unsampled', of: CLICK.replace(/01$/, '00') }, async () => undefined);
    await tracing.close();
    expect(receiver.spans).toEqual([]);
    const lost = openTracing('liandong-api', 'http://127.0.0.1:9');
    expect(await lost.within({ name: 'x' }, () => Promise.resolve('done'))).toBe('done');
    await lost.close();
  });
});
