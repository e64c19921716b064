import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { request } from '../api/client.js';
import { createDraftKeeper } from '../api/draft-keeper.js';
import type { DraftKeeper } from '../api/draft-keeper.js';
import type { AssignmentView, DraftView } from '../api/generated/types.gen.js';
import { draftQuery } from '../api/queries.js';
import { apiPathTo } from '../path-builder.js';
import { SECTION_IDS } from './section-title.js';

export interface Answer {
  readonly kind: 'changed' | 'kept';
  readonly reason: string;
}
export interface DraftHandle {
  readonly keeper: DraftKeeper;
  /** By item; an item without an answer is not there. */
  readonly answers: Readonly<Record<string, Answer>>;
  readonly setAnswer: (item: string, answer: Answer) => void;
}

const TEMPLATE = SECTION_IDS.map((id) => ({ id, text: '' }));

/** Full or forbidden storage: autosave to the server goes on without the copy. */
const place = (key: string) => ({
  read: (): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write: (text: string): void => {
    try {
      localStorage.setItem(key, text);
    } catch {
      // See above.
    }
  },
  clear: (): void => {
    try {
      localStorage.removeItem(key);
    } catch {
      // See above.
    }
  },
});

const answersOf = (text: string | null): Record<string, Answer> => {
  try {
    return text === null ? {} : (JSON.parse(text) as Record<string, Answer>);
  } catch {
    return {};
  }
};

/** The draft of an assignment while it may be edited, with its answers to the letter; null until it is read. */
export const useDraft = (assignment: AssignmentView, userId: string): { draft: DraftHandle | null; error: unknown } => {
  const { id, letter } = assignment;
  const client = useQueryClient();
  const { data: stored, error } = useQuery(draftQuery(id));
  const keeper = useMemo(
    () =>
      stored &&
      createDraftKeeper(stored, TEMPLATE, {
        save: async (body) => {
          const saved = await request<DraftView>(apiPathTo.draft(id), { method: 'PUT', body, keepalive: document.visibilityState === 'hidden' });
          // What may be done next depends on the stored text.
          void client.invalidateQueries({ queryKey: ['assignment', id] });
          return saved;
        },
        memory: place(`liandong.draft.${userId}.${id}`),
      }),
    [stored, id, userId, client],
  );
  // The keeper has a timer: it lives as long as the desk, and saves when the page goes out of sight.
  useEffect(() => {
    if (!keeper) return undefined;
    const onHidden = (): void => {
      if (document.visibilityState === 'hidden' && keeper.state.get().save === 'dirty') void keeper.flush().catch(() => undefined);
    };
    keeper.start();
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      keeper.stop();
    };
  }, [keeper]);

  const memory = place(`liandong.answers.${userId}.${letter?.id ?? id}`);
  const [answers, setAnswers] = useState(() => answersOf(memory.read()));
  const setAnswer = (item: string, answer: Answer): void => {
    const next = { ...answers, [item]: answer };
    setAnswers(next);
    memory.write(JSON.stringify(next));
  };
  return { draft: keeper ? { keeper, answers, setAnswer } : null, error };
};
