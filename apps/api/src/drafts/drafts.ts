import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { DraftView, SaveDraftBody } from '#api-types/views/assignment.views.js';
import { AttachmentStore } from '#persistence/content/attachment.store.js';
import { DRAFTING, DraftStore, type StoredDraft } from '#persistence/content/draft.store.js';
import { AssignmentReadModel, type Sides } from '#persistence/read-models/assignment.read-model.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';

type View = z.infer<typeof DraftView>;

/** What a plan starts with; a unit may add its own. */
const FIRST_SECTIONS = ['goals', 'measures', 'schedule', 'safeguards'];

/** A unit's text under work. Nobody else ever sees it. */
@Injectable()
export class Drafts {
  constructor(
    @Inject(DraftStore) private readonly drafts: DraftStore,
    @Inject(AttachmentStore) private readonly attachments: AttachmentStore,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
  ) {}

  async read(id: string, user: SignedIn): Promise<View> {
    await this.own(id, user);
    const stored = await this.drafts.find(id);
    if (stored) return viewOf(stored);
    const frozen = await this.assignments.lastText(id);
    const sections = frozen ? frozen.sections.map((section) => ({ ...section })) : FIRST_SECTIONS.map((section) => ({ id: section, text: '' }));
    return { version: 0, sections, savedAt: null, savedBy: null };
  }

  async save(id: string, { baseVersion, sections }: z.infer<typeof SaveDraftBody>, user: SignedIn): Promise<View> {
    const { status } = await this.own(id, user);
    if (!user.roles.includes('clerk')) throw new ApiError('NOT_DRAFTING', { status, role: true });
    await this.mustBeOwnFiles(id, sections, user);
    const saved = await this.drafts.save(id, baseVersion, sections, user.userId);
    if (saved) return { version: saved.version, sections, savedAt: instantText(saved.savedAtMs), savedBy: user.name };
    throw await this.whyNot(id, user);
  }

  private async mustBeOwnFiles(id: string, sections: z.infer<typeof SaveDraftBody>['sections'], user: SignedIn): Promise<void> {
    const named = sections.flatMap(({ files }) => files ?? []);
    if (named.length === 0) return;
    const own = (await this.attachments.of(id)).filter(({ unit }) => unit === user.unit).map((file) => file.id);
    if (!named.every((file) => own.includes(file))) throw new ApiError('BAD_REQUEST', { fields: ['sections.files'] });
  }

  /** Read after the attempt, so that the answer is about what was in the way. */
  private async whyNot(id: string, user: SignedIn): Promise<ApiError> {
    const { status } = await this.own(id, user);
    if (!(DRAFTING as readonly string[]).includes(status)) return new ApiError('NOT_DRAFTING', { status, role: false });
    const stored = await this.read(id, user);
    return new ApiError('DRAFT_CONFLICT', { stored, savedByName: stored.savedBy });
  }

  private async own(id: string, user: SignedIn): Promise<Sides> {
    const sides = await this.assignments.sides(id);
    if (!sides || !(user.unitKind === 'province' || user.unitKind === 'city') || sides.unit !== user.unit) throw notFound();
    return sides;
  }
}

const viewOf = ({ version, sections, savedAtMs, savedByName }: StoredDraft): View => ({ version, sections: sections.map((section) => ({ ...section })), savedAt: instantText(savedAtMs), savedBy: savedByName });
