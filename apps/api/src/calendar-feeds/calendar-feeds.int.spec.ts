import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CalendarFeedView, NewCalendarFeed } from '#api-types/views/calendar-feed.views.js';
import { AssignmentView, WorklistView } from '#api-types/views/assignment.views.js';
import { path as assignmentPath, runningApi, type RunningApi } from '#testing/running-api.js';

describe('the calendar of a person’s due dates', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await runningApi();
  });
  afterAll(() => api.close());

  const make = async (account: string): Promise<string> => NewCalendarFeed.parse((await (await api.as(account)).post('/calendar-feed')).body).path;
  const read = (path: string) => api.anonymous.get(path);
  /** Lines that were folded are one. */
  const linesOf = (text: string): string[] => text.replaceAll('\r\n ', '').split('\r\n');

  it('holds what they have to do, at the end of each due day in Beijing, with code and title alone', async () => {
    expect(CalendarFeedView.parse((await (await api.as('gd')).get('/calendar-feed')).body)).toEqual({ madeAt: null });
    const path = await make('gd');
    const answer = await read(path);
    expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-store']);
    const todo = WorklistView.parse((await (await api.as('gd')).get('/worklist?box=todo')).body);
    const lines = linesOf(answer.text);
    const dated = todo.rows.filter(({ dueOn }) => dueOn !== null);
    expect(dated.length).toBeGreaterThan(3);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT').length).toBe(todo.total);
    for (const { id, dueOn, task } of dated) {
      const from = lines.indexOf(`UID:${id}@liandong`);
      const event = lines.slice(from, lines.indexOf('END:VEVENT', from));
      expect(event).toEqual(expect.arrayContaining([`DTSTART:${dueOn?.replaceAll('-', '')}T153000Z`, `DTEND:${dueOn?.replaceAll('-', '')}T160000Z`, `SUMMARY:${task.code.toUpperCase()} ${task.title.replaceAll(/([,;\\])/g, '\\$1')}`]));
      expect(event.map((line) => line.split(/[:;]/)[0])).toEqual(['UID', 'SEQUENCE', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY']);
    }
  });

  it('has what the bureau must decide at the limit of the bureau', async () => {
    const id = 'asg/2024/t07-o1/65';
    const sent = await (await api.as('xjlead')).post(assignmentPath(id, '/commands')).set('idempotency-key', 'f-1').send({ type: 'RequestExtension', duty: 'plan', dueOn: '2024-07-20', reason: '汛情' });
    expect(sent.status).toBe(200);
    const { extensions } = AssignmentView.parse((await (await api.as('director')).get(assignmentPath(id))).body);
    const lines = linesOf((await read(await make('director'))).text);
    const event = lines.slice(lines.indexOf(`UID:${id}@liandong`));
    expect(event.find((line) => line.startsWith('DTEND'))).toBe(`DTEND:${extensions[0]?.decideBy.replaceAll('-', '')}T160000Z`);
  });

  it('is told once and kept as a hash; a new address ends the old one', async () => {
    const [old, path] = [await make('gd'), await make('gd')];
    expect([(await read(old)).status, (await read(path)).status]).toEqual([404, 200]);
    const token = new URLSearchParams(path.split('?')[1]).get('token') ?? '';
    expect(token.length).toBeGreaterThanOrEqual(43);
    const { rows } = await api.owner.query<{ all: string }>('select json_agg(calendar_feed)::text as all from calendar_feed');
    expect(rows[0]?.all).not.toContain(token);
    expect((await (await api.as('gd')).get('/calendar-feed')).text).not.toContain(token);
    expect(api.logged.join()).toContain('/calendar-feed.ics');
    expect(api.logged.join()).not.toContain(token);
  });

  it('ends when it is revoked, and with the account; what nobody made is the same 404', async () => {
    const [path, other] = [await make('gd'), await make('xj')];
    expect((await (await api.as('gd')).delete('/calendar-feed')).status).toBe(204);
    expect([(await read(path)).status, (await read(other)).status]).toEqual([404, 200]);
    await api.owner.query(`update app_user set enabled = false where id = 'cosign'`);
    await api.owner.query(`insert into calendar_feed (user_id, token_sha256) values ('cosign', encode(sha256('known'), 'hex')), ('coord2', encode(sha256('other'), 'hex'))`);
    expect([(await read('/calendar-feed.ics?token=known')).status, (await read('/calendar-feed.ics?token=other')).status]).toEqual([404, 200]);
    const nothing = await read('/calendar-feed.ics?token=nobody');
    expect([nothing.status, (await read('/calendar-feed.ics')).status, (nothing.body as { code: string }).code]).toEqual([404, 404, 'NOT_FOUND']);
  });

  it('needs a session to be made or revoked', async () => {
    expect([(await api.anonymous.post('/calendar-feed')).status, (await api.anonymous.delete('/calendar-feed')).status, (await api.anonymous.get('/calendar-feed')).status]).toEqual([401, 401, 401]);
  });
});
