import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { DraftChecksBody } from '#api-types/commands/plan.commands.js';
import { errorTextOf } from '#api-types/refusal-texts.js';
import type { DraftChecks as DraftChecksView } from '#api-types/views/assignment.views.js';
import type { Refusal } from '#domain/shared/refusal.js';
import { draftBlockers } from '#domain/plan/draft-plan.js';
import { warningsOf } from '#domain/plan/plan-checks.js';
import { AttachmentStore } from '#persistence/content/attachment.store.js';
import { DraftStore } from '#persistence/content/draft.store.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { draftFactOf } from '#record/facts/draft.facts.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';

type View = z.infer<typeof DraftChecksView>;
type Fields = View['blockers'][number]['fields'];
const ids = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);

/** 校核 (L3) of the stored draft by the rules that will judge it; nothing is recorded. */
@Injectable()
export class DraftChecks {
  constructor(
    @Inject(DraftStore) private readonly drafts: DraftStore,
    @Inject(AttachmentStore) private readonly attachments: AttachmentStore,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(FactsReadModel) private readonly facts: FactsReadModel,
  ) {}

  async of(id: string, body: z.infer<typeof DraftChecksBody>, user: SignedIn): Promise<View> {
    const [whole, stored] = await Promise.all([this.assignments.whole(id), this.drafts.find(id)]);
    if (!whole || whole.state.unit !== user.unit) throw notFound();
    const { state, now } = whole;
    if (state.status !== 'acknowledged' && state.status !== 'returned') throw new ApiError('NOT_DRAFTING', { status: state.status, role: false });
    const refused = (refusal: Refusal): View['blockers'][number] => ({
      code: refusal.code, message: errorTextOf(refusal.code, refusal.facts), fields: fieldsOf(refusal.facts, state.metrics.map((metric) => metric.id)),
    });
    if (!stored) return { draftVersion: 0, blockers: [refused({ code: 'DRAFT_EMPTY', facts: {} })], warnings: [] };
    const draft = draftFactOf(stored.version, stored.sections, [stored.savedBy]);
    const [facts, own] = await Promise.all([this.facts.of(state, now), this.attachments.of(id)]);
    const command = { type: 'DraftPlan', draftVersion: stored.version, ...body } as const;
    return {
      draftVersion: stored.version,
      blockers: draftBlockers(state, draft, command, { ...facts, draft, attachments: own.filter(({ unit }) => unit === user.unit) }).map(refused),
      warnings: warningsOf(state, draft, command, now).map(({ code, about }) => ({
        code, fields: about === undefined ? [] : [{ kind: code === 'misses_target' ? ('metric' as const) : ('item' as const), id: about }],
      })),
    };
  }
}

/** What a refusal is about, by its facts. */
const fieldsOf = (facts: Readonly<Record<string, unknown>>, metrics: readonly string[]): Fields => [
  ...ids(facts['sections']).map((id) => ({ kind: 'section' as const, id })),
  ...ids(facts['metrics']).map((id) => ({ kind: 'metric' as const, id })),
  ...ids(facts['items']).map((id) => ({ kind: 'item' as const, id })),
  ...ids(facts['ids']).map((id) => ({ kind: 'file' as const, id })),
  ...ids(facts['notApplicable']).map((id) => ({ kind: metrics.includes(id) ? ('metric' as const) : ('section' as const), id })),
];
