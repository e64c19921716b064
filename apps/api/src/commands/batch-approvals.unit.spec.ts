import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Acts } from './acts.js';
import { ApiError } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { BatchApprovals } from './batch-approvals.js';

const user: SignedIn = { userId: 'r', account: 'r', name: 'r', unit: 'dept-a', unitKind: 'department', cities: [], roles: ['reviewer'] };
const item = (unit: string) => ({ id: `asg/2024/t07-o1/${unit}`, expectedSequence: 5, textHash: 'a'.repeat(64) });
const BODY = { items: ['11', '12', '13'].map(item), opinion: '' };

describe('a batch that breaks off', () => {
  let kept: Map<string, { bodyHash: string; content: unknown }>;
  let sent: string[];
  let away: boolean;
  let batches: BatchApprovals;
  beforeEach(() => {
    kept = new Map();
    sent = [];
    away = true;
    const acts = {
      onAssignment: (stream: string, _body: unknown, _user: unknown, commandId: string) => {
        sent.push(commandId);
        if (stream.endsWith('/11')) return Promise.reject(new ApiError('SEQUENCE_CHANGED', {}));
        if (away && stream.endsWith('/12')) return Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNRESET' }));
        return Promise.resolve({ stream });
      },
    } as unknown as Acts;
    const answers = { find: (key: string) => Promise.resolve(kept.get(key)), keep: (key: string, bodyHash: string, content: unknown) => Promise.resolve(void kept.set(key, { bodyHash, content })) };
    const assignments = { tasksOf: () => Promise.resolve(new Map(BODY.items.map(({ id }) => [id, 't07']))) };
    batches = new BatchApprovals(acts, assignments as never, {} as never, answers as never, {} as never, {} as never);
  });
  const outcomes = async () => (await batches.approve(BODY, user, 'k', '')).items.map(({ outcome }) => outcome);

  it('goes on with the others, keeps no answer, and is finished under the same key', async () => {
    expect(await outcomes()).toEqual(['skipped', 'failed', 'approved']);
    expect(kept.size).toBe(0);
    away = false;
    expect(await outcomes()).toEqual(['skipped', 'approved', 'approved']);
    expect(sent.slice(3)).toEqual(sent.slice(0, 3));
    expect(new Set(sent).size).toBe(3);
    expect(await outcomes()).toEqual(['skipped', 'approved', 'approved']);
    expect(sent).toHaveLength(6);
  });
});
