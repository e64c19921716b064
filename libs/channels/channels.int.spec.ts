import { rootCertificates } from 'node:tls';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { channelContract, MESSAGE } from '#testing/channel-contract.js';
import { hmacOf, httpPeer, isSame, smtpPeer, type Receiver, type SmtpPeer } from '#testing/channel-peers.js';
import { selfSigned } from '#testing/self-signed.js';
import { createChannels, type ChannelSettings } from './create-channels.js';
import { authorities, createEmailChannel } from './email.js';
import type { Channel } from './channel.js';

const NOW = 1_719_700_000_000;
const SECRET = 'a-secret-of-the-channel';
const TOKEN = 'token-0123456789';
const LOCAL = { allowedHosts: ['127.0.0.1'], timeoutMs: 2_000 };

const made = (settings: ChannelSettings): Channel => {
  const channel = createChannels({ url: 'smtp://127.0.0.1:9', from: 'a@b.test' }, { it: settings }, LOCAL, () => NOW).get('it');
  if (!channel) throw new Error('not made');
  return channel;
};
const jsonOf = (body: string): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

describe.each(['smtps', 'smtp'])('e-mail by %s with a password', (scheme) => {
  const tls = selfSigned();
  const settingsOf = ({ port }: SmtpPeer, password = SECRET) => ({ url: `${scheme}://liandong:${password}@localhost:${port}`, from: '联动 <liandong@example.test>', ca: tls.cert });
  const peerOf = () => smtpPeer({ ...tls, secure: scheme === 'smtps', user: 'liandong', password: SECRET });
  channelContract(async () => {
    const peer = await peerOf();
    return { peer, channel: createEmailChannel(settingsOf(peer)), stranger: createEmailChannel(settingsOf(peer, 'stranger-000')) };
  });

  describe('and its server', () => {
    let peer: SmtpPeer;
    let channel: Channel;
    beforeAll(async () => {
      peer = await peerOf();
    });
    beforeEach(() => {
      channel = createEmailChannel(settingsOf(peer));
    });
    afterEach(() => channel.close());
    afterAll(() => peer.close());

    it('the mail goes over TLS, as text and HTML, with its id in both headers', async () => {
      expect(await channel.send(MESSAGE)).toEqual({ state: 'sent' });
      expect(peer.mails).toMatchObject([{ id: `<${MESSAGE.id}@example.test>`, key: MESSAGE.id, to: MESSAGE.to, isEncrypted: true, html: expect.stringContaining('&lt;b&gt;') }]);
      // Whose certificate nobody vouches for gets neither password nor mail.
      const trusting = createEmailChannel({ ...settingsOf(peer), ca: undefined });
      expect(await trusting.send(MESSAGE)).toMatchObject({ state: 'refused', isFinal: false });
      expect(peer.mails).toHaveLength(1);
      trusting.close();
    });

    it.each(['no_service', 'no_sender'] as const)('that refuses everybody (%s) has said nothing of this mail', async (by) => {
      await peer.refuseAll(by);
      expect(await channel.send(MESSAGE)).toMatchObject({ state: 'refused', isFinal: false, isOfChannel: true, reason: expect.stringMatching(/\b55[34]\b/) });
      await peer.become('refuse');
      expect(await channel.send(MESSAGE)).toMatchObject({ state: 'refused', isFinal: true, isOfChannel: false });
      await peer.become('take');
    });
  });
});

describe('a certificate authority of our own', () => {
  it('is believed besides those that Node knows', () => {
    const { cert } = selfSigned();
    expect(authorities(cert)).toEqual(expect.arrayContaining([cert, ...rootCertificates]));
    expect(rootCertificates.length).toBeGreaterThan(50);
  });
});

const signed: Receiver = {
  check: ({ headers, body }) => {
    const timestamp = String(headers['x-liandong-timestamp']);
    if (headers['x-liandong-key-id'] !== 'k1') return 'unknown key';
    if (timestamp !== String(NOW / 1000)) return 'too old';
    return isSame(String(headers['x-liandong-signature']), `v1=${hmacOf(SECRET, `${timestamp}.${body}`, 'hex')}`) ? undefined : 'wrong signature';
  },
  read: ({ headers, body }) => ({ id: String(headers['idempotency-key']), words: Object.values(jsonOf(body)).join('\n') }),
  answer: (mode) => ({ status: { take: 204, refuse: 410, busy: 503 }[mode], body: mode === 'take' ? '' : '{"error":"no"}' }),
};

describe('a signed webhook', () => {
  channelContract(async () => {
    const peer = await httpPeer(signed);
    const by = (secret: string): Channel => made({ kind: 'webhook', url: `http://127.0.0.1:${peer.port}/hook`, keyId: 'k1', secret });
    return { peer, channel: by(SECRET), stranger: by('stranger-00000000') };
  });
});

describe('an address that may not be reached', () => {
  it('is the channel’s trouble and may be set right: no message is given up for it', async () => {
    const channel = createChannels({ url: 'smtp://127.0.0.1:9', from: 'a@b.test' }, { hook: { kind: 'webhook', url: 'https://127.0.0.1/hook', keyId: 'k1', secret: SECRET } }, { allowedHosts: [] }, () => NOW).get('hook');
    expect(await channel?.send(MESSAGE)).toMatchObject({ state: 'refused', isFinal: false, isOfChannel: true, reason: expect.stringContaining('BLOCKED') });
  });
});

describe('text messages by a gateway', () => {
  // The gateway is told the key; that it drops a repeat is not relied upon.
  channelContract(async () => {
    const peer = await httpPeer({ ...signed, read: (seen) => ({ ...signed.read(seen), id: '' }) });
    const by = (secret: string): Channel => made({ kind: 'sms', url: `http://127.0.0.1:${peer.port}/sms`, keyId: 'k1', secret });
    return { peer, channel: by(SECRET), stranger: by('stranger-00000000') };
  });
});

/** What each maker documents, reckoned here anew. */
const ROBOTS: Readonly<Record<'wecom' | 'dingtalk' | 'feishu', Receiver>> = {
  wecom: {
    check: ({ path }) => (path === `/cgi-bin/webhook/send?key=${TOKEN}` ? undefined : 'invalid webhook url'),
    read: ({ body }) => ({ id: '', words: (jsonOf(body)['text'] as { content: string }).content }),
    answer: (mode) => ({ status: 200, body: JSON.stringify({ errcode: { take: 0, refuse: 93_000, busy: 45_009 }[mode], errmsg: mode === 'take' ? 'ok' : 'no' }) }),
  },
  dingtalk: {
    check: ({ path }) => {
      const url = new URL(path, 'http://x');
      const timestamp = url.searchParams.get('timestamp') ?? '';
      const isSigned = timestamp === String(NOW) && isSame(url.searchParams.get('sign') ?? '', hmacOf(SECRET, `${timestamp}\n${SECRET}`, 'base64'));
      return url.pathname === '/robot/send' && url.searchParams.get('access_token') === TOKEN && isSigned ? undefined : 'sign not match';
    },
    read: ({ body }) => ({ id: '', words: (jsonOf(body)['text'] as { content: string }).content }),
    answer: (mode) => ({ status: 200, body: JSON.stringify({ errcode: { take: 0, refuse: 310_000, busy: 130_101 }[mode], errmsg: mode === 'take' ? 'ok' : 'no' }) }),
  },
  feishu: {
    check: ({ path, body }) => {
      const { timestamp, sign } = jsonOf(body) as { timestamp?: string; sign?: string };
      return path === `/open-apis/bot/v2/hook/${TOKEN}` && timestamp === String(NOW / 1000) && isSame(sign ?? '', hmacOf(`${timestamp}\n${SECRET}`, '', 'base64')) ? undefined : 'sign match fail';
    },
    read: ({ body }) => ({ id: '', words: (jsonOf(body)['content'] as { text: string }).text }),
    answer: (mode) => ({ status: 200, body: JSON.stringify({ code: { take: 0, refuse: 19_021, busy: 11_232 }[mode], msg: mode === 'take' ? 'success' : 'no' }) }),
  },
};

describe.each(['wecom', 'dingtalk', 'feishu'] as const)('the robot of %s in a private deployment', (kind) => {
  channelContract(async () => {
    const peer = await httpPeer(ROBOTS[kind]);
    const baseUrl = `http://127.0.0.1:${peer.port}/`;
    const secret = kind === 'wecom' ? {} : { secret: SECRET };
    return { peer, channel: made({ kind, baseUrl, token: TOKEN, ...secret }), stranger: made({ kind, baseUrl, token: kind === 'wecom' ? 'stranger-token' : TOKEN, secret: 'stranger-secret' }) };
  });
});

describe('what is too long for a robot', () => {
  it('is cut between characters', async () => {
    const peer = await httpPeer(ROBOTS.wecom);
    const channel = made({ kind: 'wecom', baseUrl: `http://127.0.0.1:${peer.port}`, token: TOKEN });
    expect(await channel.send({ ...MESSAGE, text: '督办'.repeat(2_000) })).toEqual({ state: 'sent' });
    const words = peer.taken[0]?.words ?? '';
    expect(Buffer.byteLength(words)).toBeLessThanOrEqual(2_048);
    expect([words.endsWith('…'), words.includes('\uFFFD')]).toEqual([true, false]);
    await peer.close();
  });
});
