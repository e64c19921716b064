import { setTimeout as sleep } from 'node:timers/promises';

/**
 * So many jobs a second for so many seconds, each begun at its moment whatever the others take. Answers ms of each, counted
 * from the moment it was due: what waited for the machine counts as waiting.
 */
export async function arriving(perSecond: number, seconds: number, job: (index: number) => Promise<unknown>): Promise<number[]> {
  const count = Math.round(perSecond * seconds);
  const ms: number[] = [];
  const began = performance.now();
  const under: Promise<void>[] = [];
  for (let index = 0; index < count; index++) {
    const due = began + (index * 1000) / perSecond;
    await sleep(Math.max(0, due - performance.now()));
    under.push(job(index).then(() => void ms.push(performance.now() - due)));
  }
  await Promise.all(under);
  return ms;
}
