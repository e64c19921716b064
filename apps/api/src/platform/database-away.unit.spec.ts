import { describe, expect, it } from '@jest/globals';
import { isDatabaseAway, isTooCostly } from './database-away.js';

const withCode = (code: string, message = 'x') => Object.assign(new Error(message), { code });

describe('a database that is away', () => {
  it.each([
    ['refused', withCode('ECONNREFUSED')],
    ['refused on both addresses', new AggregateError([withCode('ECONNREFUSED'), withCode('ECONNREFUSED')])],
    ['shutting down', withCode('57P01')],
    ['starting', withCode('57P03')],
    ['full', withCode('53300')],
    ['connection lost', withCode('08006')],
    ['lost in a query', new Error('Connection terminated unexpectedly')],
    ['lost without a word', withCode('ETIMEDOUT')],
    ['no connection in time', new Error('timeout expired')],
    ['a lock held too long', withCode('55P03')],
    ['wrapped by the data source', Object.assign(new Error('x'), { driverError: withCode('57P01') })],
    ['wrapped as a cause', new Error('x', { cause: withCode('ECONNRESET') })],
  ])('is a fault: %s', (_, error) => expect(isDatabaseAway(error)).toBe(true));

  it.each([
    ['a unique key', withCode('23505')],
    ['no permission', withCode('42501')],
    ['a look that took too long', withCode('57014')],
    ['a bug', new TypeError('x is not a function')],
    ['no error', 'ECONNREFUSED'],
  ])('is none: %s', (_, error) => expect(isDatabaseAway(error)).toBe(false));
});

describe('a look that took too long', () => {
  it('is known, wrapped or not, from what is away', () => {
    expect([withCode('57014'), Object.assign(new Error('x'), { driverError: withCode('57014') }), withCode('57P01'), 'x'].map(isTooCostly)).toEqual([true, true, false, false]);
  });
});
