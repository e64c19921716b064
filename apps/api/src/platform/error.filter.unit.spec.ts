import { describe, expect, it } from '@jest/globals';
import { ApiError } from './api-error.js';
import { ErrorFilter } from './error.filter.js';

/** What is answered, and what is written down, when a route throws. */
const thrownBy = (thrown: unknown) => {
  const [logged, answered]: [unknown[], unknown[]] = [[], []];
  const headers: Record<string, string> = {};
  const response = { headersSent: false, setHeader: (name: string, value: string) => void (headers[name] = value), status: (status: number) => (answered.push(status), response), json: (body: unknown) => void answered.push(body) };
  const log = { error: (...words: unknown[]) => void logged.push(words), warn: (...words: unknown[]) => void logged.push(words) };
  const host = { switchToHttp: () => ({ getRequest: () => ({ requestId: 'r-1' }), getResponse: () => response }) };
  new ErrorFilter(log as never).catch(thrown, host as never);
  return { answered, headers, logged: JSON.stringify(logged) };
};

describe('a bug', () => {
  const bug = new TypeError('secret of /srv/liandong: select password_hash from app_user');

  it('tells whoever asked its number alone; what it was stands in the log under that number', () => {
    const { answered, logged } = thrownBy(bug);
    expect(answered).toEqual([500, { code: 'INTERNAL', facts: { requestId: 'r-1' }, message: { zh: expect.stringContaining('r-1'), en: expect.stringContaining('r-1') }, requestId: 'r-1' }]);
    expect(JSON.stringify(answered)).not.toMatch(/secret|password|TypeError|error\.filter|srv/);
    for (const part of ['r-1', 'TypeError', 'error.filter.unit.spec']) expect(logged).toContain(part);
    // Its words may quote what somebody wrote, or name somebody.
    expect(logged).not.toMatch(/secret|srv|password_hash/);
  });

  it('is no refusal: that says its facts, and writes nothing', () => {
    const { answered, logged } = thrownBy(new ApiError('FORBIDDEN', { roles: ['clerk'] }));
    expect([answered[0], (answered[1] as { facts: object }).facts, logged]).toEqual([403, { roles: ['clerk'] }, '[]']);
  });
});

describe('a disk without room', () => {
  it.each(['ENOSPC', 'EDQUOT'])('(%s) is told as such, with nothing of the place', (code) => {
    const { answered, logged } = thrownBy(Object.assign(new Error(`${code}: no space left on device, write '/srv/files/x'`), { code }));
    expect(answered).toEqual([507, { code: 'STORAGE_FULL', facts: {}, message: { zh: expect.stringContaining('空间'), en: expect.stringContaining('room') }, requestId: 'r-1' }]);
    expect(logged).toContain('/srv/files/x');
  });
});

describe('who is too early', () => {
  it.each([[{ minutes: 30 }, '1800'], [{}, '60']])('with %j hears when to come again', (facts, seconds) => {
    const { answered, headers } = thrownBy(new ApiError('TOO_MANY', facts));
    expect([answered[0], headers]).toEqual([429, { 'retry-after': seconds }]);
    expect(thrownBy(new ApiError('FORBIDDEN')).headers).toEqual({});
  });
});
