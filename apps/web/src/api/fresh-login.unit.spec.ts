import { describe, expect, test } from '@jest/globals';
import { freshLogin, withFreshLogin } from './fresh-login.js';

const answer = (status: number, code?: string): Response => new Response(code === undefined ? 'no json' : JSON.stringify({ code }), { status });
const sender = (...answers: Response[]) => {
  const sent: number[] = [];
  return { sent, send: () => Promise.resolve(answers[sent.push(sent.length) - 1] ?? answer(500)) };
};
const asked = () => freshLogin.get().length;

describe('a fresh login', () => {
  test('is asked for once, then the same is sent again', async () => {
    const { sent, send } = sender(answer(401, 'REAUTH'), answer(200, 'DONE'));
    const done = withFreshLogin(send);
    await new Promise(setImmediate);
    expect([asked(), sent.length]).toEqual([1, 1]);
    freshLogin.answer(true);
    expect([(await done).status, sent.length, asked()]).toEqual([200, 2, 0]);
  });

  test('that the person does not give leaves the refusal', async () => {
    const { sent, send } = sender(answer(401, 'REAUTH'));
    const done = withFreshLogin(send);
    await new Promise(setImmediate);
    freshLogin.answer(false);
    expect([(await done).status, sent.length]).toEqual([401, 1]);
  });

  test('is not asked for by another refusal, nor when the page is being left', async () => {
    for (const [response, mayAsk] of [[answer(401, 'UNAUTHENTICATED'), true], [answer(401), true], [answer(403, 'REAUTH'), true], [answer(401, 'REAUTH'), false]] as const) {
      const { sent, send } = sender(response);
      await withFreshLogin(send, mayAsk);
      expect([asked(), sent.length]).toEqual([0, 1]);
    }
  });
});
