import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { eventually } from './eventually.js';
import { Link } from './link.js';
import { chance } from './moves.js';

/** Who answers each word with the same word, and who asks. */
let peer: Server;
let served: Socket[];
let link: Link;
beforeEach(async () => {
  served = [];
  peer = createServer((socket) => {
    served.push(socket);
    socket.on('error', () => undefined);
    socket.pipe(socket);
  });
  peer.listen(0, '127.0.0.1');
  await once(peer, 'listening');
  link = await Link.to((peer.address() as AddressInfo).port);
});
afterEach(async () => {
  await link.close();
  for (const socket of served) socket.destroy();
  peer.close();
});

interface Asker {
  readonly heard: () => string;
  readonly say: (word: string) => void;
  readonly ended: () => string | undefined;
}
const asker = async (by: Link = link): Promise<Asker> => {
  const socket = connect(by.port, '127.0.0.1');
  let [heard, ended] = ['', undefined as string | undefined];
  socket.on('data', (piece) => (heard += String(piece)));
  socket.on('error', ({ code }: NodeJS.ErrnoException) => (ended = code));
  socket.on('close', () => (ended ??= 'closed'));
  await once(socket, 'connect').catch(() => undefined);
  return { heard: () => heard, say: (word) => void socket.write(word), ended: () => ended };
};
const hears = (who: Asker, words: string) => eventually(`${words} is heard`, () => Promise.resolve(who.heard() === words));

describe('a line that is cut', () => {
  it('by reset ends every connection and lets nobody in until it is mended', async () => {
    const before = await asker();
    before.say('a');
    await hears(before, 'a');
    link.cut('reset');
    await eventually('it has ended', () => Promise.resolve(before.ended() === 'ECONNRESET'));
    const meanwhile = await asker();
    await eventually('so has the next', () => Promise.resolve(meanwhile.ended() !== undefined));
    link.mend();
    const after = await asker();
    after.say('b');
    await hears(after, 'b');
  });

  it('and holds what is said hands it on when it is mended, also to who came meanwhile', async () => {
    const before = await asker();
    before.say('a');
    await hears(before, 'a');
    link.cut('held');
    before.say('b');
    const meanwhile = await asker();
    meanwhile.say('c');
    // On another line somebody speaks and is answered meanwhile.
    const line = await Link.to((peer.address() as AddressInfo).port);
    const other = await asker(line);
    other.say('d');
    await hears(other, 'd');
    await line.close();
    expect([before.heard(), meanwhile.heard()]).toEqual(['a', '']);
    link.mend();
    await hears(before, 'ab');
    await hears(meanwhile, 'c');
  });

  it('and loses what is said leaves who was there in silence; who comes behind the mending is heard', async () => {
    const before = await asker();
    before.say('a');
    await hears(before, 'a');
    link.cut('lost');
    before.say('b');
    link.mend();
    before.say('c');
    const after = await asker();
    after.say('d');
    await hears(after, 'd');
    expect([before.heard(), before.ended()]).toEqual(['a', undefined]);
  });
});

describe('a line that is disturbed', () => {
  it('ends connections with what they carried, and makes others late', async () => {
    const choose = chance(1);
    link.disturb({ percent: 20, longestMs: 5, choose });
    const all = await Promise.all(Array.from({ length: 40 }, () => asker()));
    for (const each of all) each.say('a');
    await eventually('each has heard or has ended', () => Promise.resolve(all.every((each) => each.heard() === 'a' || each.ended() !== undefined)));
    const ended = all.filter((each) => each.ended() !== undefined).length;
    expect(ended).toBeGreaterThan(0);
    expect(ended).toBeLessThan(all.length);
    link.disturb(undefined);
    const after = await asker();
    after.say('b');
    await hears(after, 'b');
  });
});
