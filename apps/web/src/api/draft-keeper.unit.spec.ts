import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ApiError, NoAnswerError } from './client.js';
import { createDraftKeeper as createKeeper } from './draft-keeper.js';
import type { DraftView } from './generated/types.gen.js';

const stored: DraftView = { version: 3, sections: [{ id: 'goals', text: 'old' }], savedAt: '2024-05-06T02:00:00.000Z', savedBy: 'clerk' };
const saved = (version: number): DraftView => ({ ...stored, version });

const createDraftKeeper: typeof createKeeper = (...parts) => {
  const keeper = createKeeper(...parts);
  keeper.start();
  return keeper;
};

const memory = (kept: string | null = null) => {
  let text = kept;
  return { read: () => text, write: (next: string) => { text = next; }, clear: () => { text = null; } };
};

describe('draft keeper', () => {
  beforeEach(() => { jest.useFakeTimers(); });
  afterEach(() => { jest.useRealTimers(); });

  test('saves once, five seconds after the last key, and forgets the copy in the browser', async () => {
    const save = jest.fn(async (_body: unknown) => saved(4));
    const place = memory();
    const keeper = createDraftKeeper(stored, [], { save, memory: place });
    keeper.edit('goals', 'a');
    await jest.advanceTimersByTimeAsync(4000);
    keeper.edit('goals', 'ab');
    await jest.advanceTimersByTimeAsync(4999);
    expect(save).not.toHaveBeenCalled();
    expect(place.read()).toContain('ab');
    await jest.advanceTimersByTimeAsync(1);
    expect(save).toHaveBeenCalledTimes(1);
    expect(save).toHaveBeenCalledWith({ baseVersion: 3, sections: [{ id: 'goals', text: 'ab' }] });
    expect(keeper.state.get()).toMatchObject({ save: 'clean', baseVersion: 4 });
    expect(place.read()).toBeNull();
  });

  test('a file is named at its section and saved at once', async () => {
    const save = jest.fn(async (_body: unknown) => saved(4));
    const keeper = createDraftKeeper(stored, [], { save, memory: memory() });
    keeper.attach('goals', ['f1']);
    await jest.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledWith({ baseVersion: 3, sections: [{ id: 'goals', text: 'old', files: ['f1'] }] });
  });

  test('the session ended while it was written: the text waits in the browser, and goes out after the login', async () => {
    const ended = new ApiError(401, { code: 'UNAUTHENTICATED', message: { zh: '', en: '' }, facts: {}, requestId: '' });
    const save = jest.fn(async (_body: unknown) => saved(4)).mockRejectedValueOnce(ended);
    const place = memory();
    const keeper = createDraftKeeper(stored, [], { save, memory: place });
    keeper.edit('goals', 'a');
    await jest.advanceTimersByTimeAsync(5000);
    expect(keeper.state.get().save).toBe('signed_out');
    keeper.edit('goals', 'ab');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    expect(place.read()).toContain('ab');
    keeper.resume();
    await jest.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenLastCalledWith({ baseVersion: 3, sections: [{ id: 'goals', text: 'ab' }] });
    expect(keeper.state.get().save).toBe('clean');
  });

  test('nothing edited: nothing saved', async () => {
    const save = jest.fn(async (_body: unknown) => saved(4));
    const keeper = createDraftKeeper(stored, [], { save, memory: memory() });
    expect(await keeper.flush()).toBe(3);
    keeper.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(save).not.toHaveBeenCalled();
  });

  test('no answer: the text stays in the browser and is sent again', async () => {
    const save = jest.fn(async (_body: unknown) => saved(4));
    save.mockRejectedValueOnce(new NoAnswerError('down'));
    const place = memory();
    const keeper = createDraftKeeper(stored, [], { save, memory: place });
    keeper.edit('goals', 'kept');
    await jest.advanceTimersByTimeAsync(5000);
    expect(keeper.state.get().save).toBe('offline');
    expect(place.read()).toContain('kept');
    await jest.advanceTimersByTimeAsync(10_000);
    expect(keeper.state.get().save).toBe('clean');
    expect(place.read()).toBeNull();
  });

  test('text of an earlier visit is taken up and sent', async () => {
    const save = jest.fn(async (_body: unknown) => saved(4));
    const keeper = createDraftKeeper(stored, [], { save, memory: memory(JSON.stringify({ baseVersion: 3, sections: [{ id: 'goals', text: 'earlier' }] })) });
    expect(keeper.state.get().sections).toEqual([{ id: 'goals', text: 'earlier' }]);
    await jest.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenCalledWith({ baseVersion: 3, sections: [{ id: 'goals', text: 'earlier' }] });
  });

  test('another editor meanwhile: nothing is overwritten, the choice is saved on their version', async () => {
    const theirs: DraftView = { version: 5, sections: [{ id: 'goals', text: 'theirs' }], savedAt: null, savedBy: 'other' };
    const save = jest.fn(async (_body: unknown) => saved(6));
    save.mockRejectedValueOnce(new ApiError(409, { code: 'DRAFT_CONFLICT', message: { zh: '', en: '' }, facts: { stored: theirs }, requestId: '' }));
    const keeper = createDraftKeeper(stored, [], { save, memory: memory() });
    keeper.edit('goals', 'mine');
    await jest.advanceTimersByTimeAsync(5000);
    expect(keeper.state.get()).toMatchObject({ save: 'conflict', theirs });
    keeper.edit('goals', 'mine still');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(save).toHaveBeenCalledTimes(1);
    keeper.settle([{ id: 'goals', text: 'both' }]);
    await jest.advanceTimersByTimeAsync(0);
    expect(save).toHaveBeenLastCalledWith({ baseVersion: 5, sections: [{ id: 'goals', text: 'both' }] });
    expect(keeper.state.get().save).toBe('clean');
  });

  test('a key struck while saving is saved after it', async () => {
    let answer: (view: DraftView) => void = () => undefined;
    const save = jest.fn((_body: unknown) => new Promise<DraftView>((resolve) => { answer = resolve; }));
    const keeper = createDraftKeeper(stored, [], { save, memory: memory() });
    keeper.edit('goals', 'one');
    await jest.advanceTimersByTimeAsync(5000);
    keeper.edit('goals', 'two');
    answer(saved(4));
    await jest.advanceTimersByTimeAsync(5000);
    expect(save).toHaveBeenLastCalledWith({ baseVersion: 4, sections: [{ id: 'goals', text: 'two' }] });
  });

  test('first draft: the sections of the template, saved before it is frozen', async () => {
    const save = jest.fn(async (_body: unknown) => saved(1));
    const keeper = createDraftKeeper({ version: 0, sections: [], savedAt: null, savedBy: null }, [{ id: 'goals', text: '' }], { save, memory: memory() });
    expect(await keeper.flush()).toBe(1);
    expect(save).toHaveBeenCalledWith({ baseVersion: 0, sections: [{ id: 'goals', text: '' }] });
  });
});
