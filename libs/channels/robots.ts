import { createHmac } from 'node:crypto';
import { reasonOf, type Attempt, type Channel } from './channel.js';
import type { Answer, Guard } from './guarded-post.js';
import { attemptPost, byStatus, type Now } from './signed-post.js';

export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotKind = (typeof ROBOT_KINDS)[number];

export interface RobotSettings {
  /** Of a private deployment (政务微信, 政务钉钉); else the maker's own. */
  readonly baseUrl?: string | undefined;
  /** Names the robot in its address. */
  readonly token: string;
  /** Where the robot is set to ask for signatures. */
  readonly secret?: string | undefined;
}

interface Robot {
  readonly host: string;
  readonly path: (token: string) => string;
  /** What a signature adds to the address and to the body. */
  readonly sign: (secret: string, nowMs: number) => { readonly query?: Readonly<Record<string, string>>; readonly fields?: object };
  readonly body: (text: string) => object;
  /** Bytes of a text at most. */
  readonly mostBytes: number;
  /** The field of the answer that is 0 when it was taken, and the codes that pass by: asked too often, busy. */
  readonly code: 'errcode' | 'code';
  readonly passing: readonly number[];
}

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('base64');

/** 群机器人: all that differs between the three. */
const ROBOTS: Readonly<Record<RobotKind, Robot>> = {
  // 企业微信: the token alone is the secret.
  wecom: {
    host: 'https://qyapi.weixin.qq.com', path: (token) => `/cgi-bin/webhook/send?key=${token}`, sign: () => ({}),
    body: (content) => ({ msgtype: 'text', text: { content } }), mostBytes: 2_048, code: 'errcode', passing: [-1, 45_009],
  },
  // 钉钉: HMAC by the secret over timestamp (ms), line feed, secret; in the address.
  dingtalk: {
    host: 'https://oapi.dingtalk.com', path: (token) => `/robot/send?access_token=${token}`,
    sign: (secret, nowMs) => ({ query: { timestamp: String(nowMs), sign: hmac(secret, `${nowMs}\n${secret}`) } }),
    body: (content) => ({ msgtype: 'text', text: { content } }), mostBytes: 18_000, code: 'errcode', passing: [-1, 130_101, 410_100],
  },
  // 飞书: HMAC of nothing by timestamp (s), line feed, secret; in the body.
  feishu: {
    host: 'https://open.feishu.cn', path: (token) => `/open-apis/bot/v2/hook/${token}`,
    sign: (secret, nowMs) => ({ fields: { timestamp: String(Math.floor(nowMs / 1000)), sign: hmac(`${Math.floor(nowMs / 1000)}\n${secret}`, '') } }),
    body: (text) => ({ msg_type: 'text', content: { text } }), mostBytes: 18_000, code: 'code', passing: [9_499, 11_232, 99_991_400],
  },
};

/** A post in a group cannot be taken back and robots know no key of a message: what may have been taken is not said twice. */
export const createRobot = (kind: RobotKind, { baseUrl, token, secret }: RobotSettings, guard: Guard, now: Now): Channel => {
  const robot = ROBOTS[kind];
  return {
    knowsRepeats: false,
    send: ({ subject, text }) => {
      const { query = {}, fields = {} } = secret === undefined ? {} : robot.sign(secret, now());
      const url = new URL(`${(baseUrl ?? robot.host).replace(/\/$/, '')}${robot.path(encodeURIComponent(token))}`);
      for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
      return attemptPost(url, JSON.stringify({ ...fields, ...robot.body(cut(`${subject}\n${text}`, robot.mostBytes)) }), {}, guard, (answer) => judged(robot, answer));
    },
    close: () => undefined,
  };
};

/** These peers answer 200 and say in the body what it came to. */
const judged = ({ code, passing }: Robot, answer: Answer): Attempt => {
  const attempt = byStatus(answer);
  if (attempt.state !== 'sent') return attempt;
  const said = parsed(answer.body);
  if (said[code] === 0) return attempt;
  const passesBy = typeof said[code] !== 'number' || passing.includes(said[code]);
  return { state: 'refused', reason: reasonOf(said[code], said['errmsg'] ?? said['msg'] ?? answer.body), isFinal: !passesBy, isOfChannel: passesBy };
};

const parsed = (body: string): Record<string, unknown> => {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
};

/** Whole characters within so many bytes. */
const cut = (text: string, mostBytes: number): string => {
  if (Buffer.byteLength(text) <= mostBytes) return text;
  const bytes = Buffer.from(text).subarray(0, mostBytes - 3);
  return `${bytes.toString('utf8').replace(/\uFFFD+$/, '')}…`;
};
