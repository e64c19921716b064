import { expect } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { pino } from 'pino';
import supertest from 'supertest';
import { AssignmentView } from '#api-types/views/assignment.views.js';
import { BulletinView } from '#api-types/views/bulletin.views.js';
import type { AssignmentId } from '#domain/shared/ids.js';
import { dispatchDue } from '#record/dispatch.js';
import { composeSupervisionNotice } from '#record/supervision-notice.js';
import { noticeDraft } from '#testing/catalogue-draft.js';
import { PASSWORD, path, runningApi, type RunningApi } from '#testing/running-api.js';
import { ListMaker } from '../../apps/api/src/exports/list-maker.js';
import { createApp } from '../../apps/api/src/create-app.js';
import { plantEverywhere } from './hostile-record.js';

/** 广东, returned with a letter; here everything happens that a file tells of. */
export const STORY = 'asg/2024/t02-o1/44' as AssignmentId;
/** 广东, submitted. */
export const SUBMITTED = 'asg/2024/t07-o1/44' as AssignmentId;
const DRAFT = '/catalogue-versions/catalogue%2F';
const DAY = '2024-07-02';

export interface Left {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}
/** A record with a hostile text in every field, and the API before it. */
export interface Scene {
  /** Every route that answers something other than JSON: `get exports/:list`. */
  readonly routes: readonly string[];
  readonly columns: readonly string[];
  readonly draft: string;
  readonly bulletin: string;
  readonly supervision: string;
  readonly attachment: string;
  readonly feed: string;
  /** The file that is saved, under its name. */
  get(account: string, url: string): Promise<Left>;
  post(account: string, url: string, body: Buffer): Promise<Left>;
  /** The address of a list that was made in the background. */
  made(account: string, url: string): Promise<string>;
  close(): Promise<void>;
}

type Agent = ReturnType<typeof supertest.agent>;
const bytesOf = (response: supertest.Response, done: (error: Error | null, body: Buffer) => void): void => {
  const parts: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
};
let keys = 0;
const key = (): string => `leaving-${++keys}`;

export async function hostileScene(): Promise<Scene> {
  const api = await runningApi();
  const { attachment, supervision, draft } = await acted(api);
  const columns = await plantEverywhere(api.database.ownerUrl);
  await api.owner.query(`update demo_clock set offset_ms = ceil(extract(epoch from '2024-07-03T02:00:00Z'::timestamptz - clock_timestamp()) * 1000)`);
  await dispatchDue(api.databases.record);
  // Another process, which has not read the names as they were.
  const app = await createApp({ ...api.settings, WEB_DIR: `${api.settings.WEB_DIR}-none` }, api.databases, pino({ level: 'silent' }));
  await app.listen(0, '127.0.0.1');
  const url = `${await app.getUrl()}/api/v1`;
  const as = signedIn(url);
  const file = (answer: supertest.Response): Left => {
    expect({ url: answer.request.url, status: answer.status }).toEqual({ url: answer.request.url, status: 200 });
    // Shown by nobody but who has saved it, whatever its name begins with.
    const [, name] = /^attachment; filename\*=UTF-8''([\w%.~!*'()-]+)$/.exec(String(answer.headers['content-disposition'])) ?? [];
    return { name: decodeURIComponent(name ?? 'unnamed'), type: String(answer.headers['content-type']), bytes: answer.body as Buffer };
  };
  const coord = await as('coord');
  const bulletin = BulletinView.parse((await coord.post('/bulletins').send({ year: 2024, asOf: DAY })).body).id;
  return {
    columns, draft, bulletin, supervision, attachment,
    routes: routesOf(app.get(ModulesContainer)),
    feed: ((await (await as('gd')).post('/calendar-feed')).body as { path: string }).path,
    get: async (account, at) => file(await (await as(account)).get(at).buffer(true).parse(bytesOf as never)),
    post: async (account, at, body) => file(await (await as(account)).post(at).set('content-type', 'application/octet-stream').buffer(true).parse(bytesOf as never).send(body)),
    made: async (account, at) => {
      const asked = await (await as(account)).post(at).set('idempotency-key', key());
      expect([at, asked.status]).toEqual([at, 202]);
      await app.get(ListMaker, { strict: false }).look();
      return `/exported-lists/${(asked.body as { id: string }).id}/file`;
    },
    close: async () => {
      await app.close();
      await api.close();
    },
  };
}

function signedIn(url: string): (account: string) => Promise<Agent> {
  const agents = new Map<string, Agent>();
  return async (account) => {
    const agent = agents.get(account) ?? supertest.agent(url);
    if (!agents.has(account)) expect([account, (await agent.post('/session').send({ account, password: PASSWORD })).status]).toEqual([account, 200]);
    agents.set(account, agent);
    return agent;
  };
}

/** Everything that a person may write of, once. */
async function acted(api: RunningApi): Promise<{ attachment: string; supervision: string; draft: string }> {
  const act = async (account: string, body: object, id = STORY): Promise<void> => expect([body, (await (await api.as(account)).post(path(id, '/commands')).set('idempotency-key', key()).send(body)).status]).toEqual([body, 200]) as unknown as void;
  const upload = await (await api.as('gd')).post(path(STORY, '/attachments')).set('content-type', 'application/octet-stream').set('file-name', encodeURIComponent('实施 方案.html')).send(Buffer.from('<script>alert(1)</script>'));
  expect(upload.status).toBe(200);
  await act('gd', { type: 'Comment', audience: 'all', about: null, text: '请问如何修改', mentions: [] });
  await act('gdlead', { type: 'RequestExtension', duty: 'revision', dueOn: '2024-07-20', reason: '汛情影响' });
  await act('coord', { type: 'OpenSupervision', level: 'blue', criteria: '尽快修改', reason: '进度较慢' });
  const { openCase, sequence } = AssignmentView.parse((await (await api.as('coord')).get(path(STORY))).body);
  await composeSupervisionNotice(api.databases.record, { assignment: STORY, sequence });
  await act('gdlead', { type: 'ReplySupervision', case: openCase?.id, promisedOn: '2024-04-12', text: '四月中旬报送' });
  const made = await (await api.as('coord')).post('/catalogue-versions').set('idempotency-key', key()).send({ sourceHash: 'd4'.repeat(32), sourceName: '指引.txt', draft: noticeDraft() });
  return { attachment: (upload.body as { id: string }).id, supervision: encodeURIComponent(openCase?.id ?? ''), draft: `${DRAFT}${(made.body as { stream: string }).stream.replace('catalogue/', '')}` };
}

const told = <T>(name: string, of: object): T | undefined => Reflect.getMetadata(name, of) as T | undefined;
/** As they are declared: whatever says that it produces other than JSON. */
const routesOf = (modules: ModulesContainer): string[] =>
  [...modules.values()].flatMap(({ controllers }) => [...controllers.values()]).flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const prototype = metatype.prototype as Record<string, object>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = prototype[name];
      if (!handler || !told('swagger/apiProduces', handler)) return [];
      const path = [told<string>('path', metatype), told<string>('path', handler)].map((part) => (part ?? '').replace(/^\/|\/$/g, '')).filter((part) => part !== '').join('/');
      return [`${RequestMethod[told<number>('method', handler) ?? 0]?.toLowerCase()} ${path}`];
    });
  }).sort();
