import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { eventually } from '#testing/eventually.js';
import { traceReceiver, type ReceivedSpan } from '#testing/trace-receiver.js';
import { openAssignment, openBrowser, receipt, verb, type People } from './browser.js';
import { startSystem, type System } from './system.mjs';

jest.setTimeout(120_000);
const ID = 'asg/2024/t07-o1/65';
const WORDS = '请五个工作日内签收并说明原因。';

/** Traced: a system of its own. */
describe('a click that is traced', () => {
  let receiver: Awaited<ReturnType<typeof traceReceiver>>;
  let system: System;
  let people: People;
  beforeAll(async () => {
    receiver = await traceReceiver();
    system = await startSystem([], { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url });
    people = await openBrowser(system.url);
  }, 200_000);
  afterAll(async () => {
    await people?.close();
    await system?.stop();
    await receiver?.close();
  }, 60_000);

  it('is one trace from the page to what its workflow did, of ids and codes alone', async () => {
    const page = await people.as('leader');
    await openAssignment(page, 't07-o1/65');
    const clicked: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/commands')) clicked.push(request.headers()['traceparent'] ?? '');
    });
    await verb(page, '批示').click();
    const form = page.locator('form').filter({ hasText: '批示内容' });
    await form.getByLabel('批示内容').fill(WORDS);
    await form.getByLabel('办理期限').fill('2024-04-30');
    await form.getByRole('button', { name: '批示', exact: true }).click();
    await receipt(page).first().waitFor();
    expect(clicked).toEqual([expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/)]);
    const [, traceId = '', click = ''] = (clicked[0] ?? '').split('-');

    const ofClick = (name: string): ReceivedSpan | undefined => receiver.spans.find((span) => span.traceId === traceId && span.name === name);
    const chain = ['POST /api/v1/assignments/:id/commands', 'act GiveInstruction', 'tell workflow', 'activity composeSupervisionNotice'];
    await eventually('the trace has reached the activities of the workflow', () => chain.every((name) => ofClick(name)), 60_000);
    const spans = chain.map((name) => ofClick(name));
    expect(spans.map((span) => [span?.service, span?.isFailed])).toEqual([['liandong-api', false], ['liandong-api', false], ['liandong-worker', false], ['liandong-worker', false]]);
    // Each hangs on the one before: the request on the click, the telling on the act.
    expect(spans.map((span) => span?.parentSpanId)).toEqual([click, ...spans.slice(0, -1).map((span) => span?.spanId)]);
    expect(spans.map((span) => span?.facts)).toMatchObject([
      { 'http.route': '/api/v1/assignments/:id/commands', 'http.response.status_code': 200 }, { 'liandong.act': 'GiveInstruction', 'liandong.outcome': 'accepted', 'liandong.stream': ID },
      { 'liandong.stream': ID, 'liandong.workflow': ID }, { 'liandong.workflow': ID, 'liandong.attempt': 1 },
    ]);
    expect(receiver.texts.join('\n')).not.toMatch(/请五个|新疆|局领导|leader@|\p{Script=Han}/u);
  });
});
