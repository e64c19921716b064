import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { request } from '../api/client.js';
import { createDraftKeeper } from '../api/draft-keeper.js';
import type { DraftKeeper } from '../api/draft-keeper.js';
import type { AssignmentView, DraftChecksBody, DraftView } from '../api/generated/types.gen.js';
import { keptText } from '../api/kept-text.js';
import { draftQuery } from '../api/queries.js';
import { signedOut } from '../api/signed-out.js';
import { apiPathTo } from '../api-paths.js';
import { lastDrafted } from './assignment/last-drafted.js';
import { SECTION_IDS } from './section-title.js';

export interface Answer {
  readonly kind: 'changed' | 'kept';
  readonly reason: string;
}
/** What goes with the text; kept in this browser until it is sent. */
export interface DraftInputs {
  /** By item; an item without an answer is not there. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** By metric. */
  readonly metricValues: Readonly<Record<string, number | null>>;
  /** By section or metric that does not apply: why. */
  readonly notApplicable: Readonly<Record<string, string>>;
}
export interface DraftHandle extends DraftInputs {
  readonly keeper: DraftKeeper;
  readonly change: (part: Partial<DraftInputs>) => void;
  readonly setAnswer: (item: string, answer: Answer) => void;
  /** It is on record: nothing of it waits here. */
  readonly sent: () => void;
}

const NOTHING: DraftInputs = { answers: {}, metricValues: {}, notApplicable: {} };
const TEMPLATE = SECTION_IDS.map((id) => ({ id, text: '' }));

const inputsOf = (text: string | null, assignment: AssignmentView): DraftInputs => {
  try {
    if (text !== null) return { ...NOTHING, ...(JSON.parse(text) as DraftInputs) };
  } catch {
    // What is no text of ours is no text.
  }
  const last = lastDrafted(assignment);
  return {
    answers: Object.fromEntries((assignment.letter?.items ?? []).flatMap(({ id, answer }) => (answer ? [[id, answer]] : []))),
    metricValues: Object.fromEntries((last?.metricValues ?? []).map(({ metric, value }) => [metric, value])),
    notApplicable: Object.fromEntries((last?.notApplicable ?? []).map(({ id, reason }) => [id, reason])),
  };
};

/** What goes with the text, as the API takes it. */
export const draftBodyOf = ({ metrics, letter }: AssignmentView, sections: readonly { readonly id: string }[], { answers, metricValues, notApplicable }: DraftInputs): DraftChecksBody => ({
  answers: (letter?.items ?? []).flatMap(({ id: item }) => {
    const answer = answers[item];
    return answer ? [{ item, kind: answer.kind, reason: answer.reason.trim() }] : [];
  }),
  metricValues: metrics.flatMap(({ id }) => (typeof metricValues[id] === 'number' && notApplicable[id] === undefined ? [{ metric: id, value: metricValues[id] }] : [])),
  notApplicable: Object.entries(notApplicable).flatMap(([id, reason]): DraftChecksBody['notApplicable'] =>
    metrics.some((metric) => metric.id === id) ? [{ metric: id, reason: reason.trim() }] : sections.some((section) => section.id === id) ? [{ section: id, reason: reason.trim() }] : [],
  ),
});

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
        memory: keptText('draft', userId, id),
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
    window.addEventListener('online', keeper.resume);
    const leave = signedOut.subscribe(() => !signedOut.get() && keeper.resume());
    return () => {
      document.removeEventListener('visibilitychange', onHidden);
      window.removeEventListener('online', keeper.resume);
      leave();
      keeper.stop();
    };
  }, [keeper]);

  const memory = keptText('inputs', userId, letter?.id ?? id);
  const [inputs, setInputs] = useState(() => inputsOf(memory.read(), assignment));
  const change = (part: Partial<DraftInputs>): void => {
    const next = { ...inputs, ...part };
    setInputs(next);
    memory.write(JSON.stringify(next));
  };
  return { draft: keeper ? { keeper, ...inputs, change, sent: memory.clear, setAnswer: (item, answer) => change({ answers: { ...inputs.answers, [item]: answer } }) } : null, error };
};
