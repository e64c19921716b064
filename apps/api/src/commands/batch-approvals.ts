import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { BatchAnswer, BatchApprovalBody, BatchDigest } from '#api-types/views/collaboration.views.js';
import { whyNot } from '#domain/assignment/assignment.decide.js';
import { BatchAnswerStore } from '#persistence/content/batch-answer.store.js';
import { AssignmentReadModel, type WholeAssignment } from '#persistence/read-models/assignment.read-model.js';
import { FactsReadModel } from '#persistence/read-models/facts.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { submittedVersions } from '../assignments/submitted-versions.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { assignmentIdOf } from '../platform/assignment-id.js';
import { isDatabaseAway } from '../platform/database-away.js';
import type { SignedIn } from '../platform/request.js';
import { UserNames } from '../platform/user-names.js';
import { maySee, sidesOf } from '../platform/visibility.js';
import { actorOf } from './actor-of.js';
import { Acts } from './acts.js';
import { told } from '../platform/told.js';

type Answer = z.infer<typeof BatchAnswer>;
type Item = Answer['items'][number];
type Digest = z.infer<typeof BatchDigest>['items'][number];

/** What changed since the digest is left out and named. */
const CHANGED: readonly string[] = ['SEQUENCE_CHANGED', 'DRAFT_CHANGED'];

/** Many approvals of one task, each an act of its own (L12): one that fails stops none of the others. */
@Injectable()
export class BatchApprovals {
  constructor(
    @Inject(Acts) private readonly acts: Acts,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(FactsReadModel) private readonly facts: FactsReadModel,
    @Inject(BatchAnswerStore) private readonly answers: BatchAnswerStore,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  async preview(ids: readonly string[], user: SignedIn): Promise<z.infer<typeof BatchDigest>> {
    await this.mustBeOneTask(ids);
    const items: Digest[] = [];
    for (const id of new Set(ids)) items.push(await this.digestOf(id, user));
    return { items };
  }

  /** A batch that was answered keeps its answer; one that broke off goes on: what was approved answers with its receipt. */
  async approve(body: z.infer<typeof BatchApprovalBody>, user: SignedIn, key: string, source: string): Promise<Answer> {
    const ids = body.items.map(({ id }) => id);
    if (new Set(ids).size < ids.length) throw new ApiError('BAD_REQUEST', { fields: ['items'] });
    await this.mustBeOneTask(ids);
    const bodyHash = createHash('sha256').update(JSON.stringify([user.userId, body])).digest('hex');
    const known = await this.answers.find<Answer>(key);
    if (known) return sameAnswer(known, bodyHash, key);
    const items: Item[] = [];
    for (const { id, expectedSequence, textHash } of body.items) {
      items.push(await this.approveOne(id, { type: 'ApproveInBatch', expectedSequence, textHash, opinion: body.opinion }, user, `${key}/${id}`, source));
    }
    if (items.some(({ outcome }) => outcome === 'failed')) return { items };
    await this.answers.keep(key, bodyHash, { items });
    const kept = await this.answers.find<Answer>(key);
    return kept ? sameAnswer(kept, bodyHash, key) : { items };
  }

  private async approveOne(id: string, body: Parameters<Acts['onAssignment']>[1], user: SignedIn, commandId: string, source: string): Promise<Item> {
    try {
      return { id, outcome: 'approved', receipt: await this.acts.onAssignment(assignmentIdOf(id), body, user, commandId, source), refusal: null };
    } catch (error) {
      if (error instanceof ApiError) return { id, outcome: CHANGED.includes(error.code) ? 'skipped' : 'refused', receipt: null, refusal: told(error) };
      if (isDatabaseAway(error)) return { id, outcome: 'failed', receipt: null, refusal: told(new ApiError('UNAVAILABLE')) };
      throw error;
    }
  }

  private async digestOf(id: string, user: SignedIn): Promise<Digest> {
    const whole = await this.assignments.whole(id);
    if (!whole || !maySee(user, sidesOf(whole.state))) {
      return { id, unit: null, round: 0, textHash: '', sequence: 0, changedSections: [], refusal: told(notFound()) };
    }
    const { state, now } = whole;
    const [nameOf, facts] = await Promise.all([this.units.names(), this.facts.of(state, now)]);
    const refusal = facts.settings.batchApproval?.includes(state.task) ? whyNot(state, actorOf(user), 'ApproveInBatch', facts) : { code: 'BATCH_NOT_ALLOWED' as const, facts: { task: state.task } };
    return {
      id, unit: nameOf(state.unit), round: state.round, sequence: state.sequence,
      textHash: state.status === 'in_review' ? state.plan.textHash : '',
      changedSections: changedSections(whole),
      refusal: refusal ? told(new ApiError(refusal.code, await this.names.inFacts(refusal.facts))) : null,
    };
  }

  /** Those that are not there are answered item by item. */
  private async mustBeOneTask(ids: readonly string[]): Promise<void> {
    if (new Set((await this.assignments.tasksOf(ids)).values()).size > 1) throw new ApiError('BAD_REQUEST', { fields: ['items'] });
  }
}

const sameAnswer = ({ bodyHash, content }: { bodyHash: string; content: Answer }, sent: string, commandId: string): Answer => {
  if (bodyHash !== sent) throw new ApiError('COMMAND_ID_REUSED', { commandId });
  return content;
};

/** Sections whose text or files are others than in the submission before; all of a first one. */
const changedSections = ({ events, texts }: WholeAssignment): string[] => {
  const [now, before] = submittedVersions(events).slice(-2).reverse().map((version) => texts.find((text) => text.version === version)?.sections ?? []);
  const contentOf = (section: { text: string; files?: string[] | undefined } | undefined): string => JSON.stringify([section?.text, section?.files ?? []]);
  return (now ?? []).filter((section) => contentOf(before?.find(({ id }) => id === section.id)) !== contentOf(section)).map(({ id }) => id);
};
