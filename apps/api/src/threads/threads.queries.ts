import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CommentView, ThreadList } from '#api-types/views/collaboration.views.js';
import { doersOf } from '#domain/access/actor.js';
import { CommentReadStore } from '#persistence/content/comment-read.store.js';
import { AssignmentReadModel } from '#persistence/read-models/assignment.read-model.js';
import { CommentReadModel, type CommentRow } from '#persistence/read-models/comment.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { UserNames } from '../platform/user-names.js';
import { maySee, sideOf, type ReaderSide } from '../platform/visibility.js';

/** What was said around an assignment, thread by thread (L13). */
@Injectable()
export class Threads {
  constructor(
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(CommentReadModel) private readonly comments: CommentReadModel,
    @Inject(CommentReadStore) private readonly readMarks: CommentReadStore,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  async list(id: string, user: SignedIn): Promise<z.infer<typeof ThreadList>> {
    const rows = await this.comments.readableBy(id, await this.sideOfReader(id, user), user.userId);
    const [unitOf, nameOf] = await Promise.all([this.units.names(), this.names.of(rows.flatMap(({ actor, mentions }) => [...doersOf(actor), ...mentions]))]);
    const person = (personId: string): { id: string; name: string } => ({ id: personId, name: nameOf(personId) });
    const view = ({ sequence, atMs, actor, audience, text, mentions, isRead }: CommentRow): z.infer<typeof CommentView> => ({
      sequence, audience, text, isRead,
      at: instantText(atMs), author: person(actor.userId), actingFor: actor.actingFor === undefined ? null : person(actor.actingFor), unit: unitOf(actor.unit), mentions: mentions.map(person),
    });
    const abouts = [...new Set(rows.map(({ about }) => about))];
    return {
      unread: rows.filter(({ isRead }) => !isRead).length,
      threads: abouts.map((about) => ({ about, comments: rows.filter((row) => row.about === about).map(view) })),
    };
  }

  async mark(id: string, user: SignedIn, upTo: number): Promise<void> {
    await this.sideOfReader(id, user);
    await this.readMarks.mark(id, user.userId, upTo);
  }

  private async sideOfReader(id: string, user: SignedIn): Promise<ReaderSide> {
    const sides = await this.assignments.sides(id);
    if (!sides || !maySee(user, sides)) throw notFound();
    return sideOf(user, sides);
  }
}
