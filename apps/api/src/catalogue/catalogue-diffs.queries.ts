import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { CatalogueDiffView } from '#api-types/views/catalogue-diff.views.js';
import { doersOf } from '#domain/access/actor.js';
import { yearOfDraft } from '#domain/catalogue/convert-draft.js';
import { DIFF_KINDS, diffCatalogues, type DiffItem } from '#domain/catalogue/diff/diff-catalogues.js';
import { CatalogueDraftReadModel, type ComparedDraft } from '#persistence/read-models/catalogue-draft.read-model.js';
import { notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import { isStorable } from '../platform/schema.pipe.js';
import { UserNames } from '../platform/user-names.js';

type View = z.infer<typeof CatalogueDiffView>;

/** 两份通知的比较 (X2), with what people decided of unsure pairs. */
@Injectable()
export class CatalogueDiffs {
  constructor(
    @Inject(CatalogueDraftReadModel) private readonly drafts: CatalogueDraftReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  async view(beforeId: string, afterId: string): Promise<View> {
    const [before, after] = [await this.one(beforeId), await this.one(afterId)];
    const version = await this.drafts.one(afterId);
    const pairs = (version?.state.pairs ?? []).filter((pair) => pair.with === beforeId);
    const acts = (version?.acts ?? []).filter(({ type, data }) => type === 'PairDecided' && data.with === beforeId);
    const nameOf = await this.names.of(acts.flatMap(({ actor }) => doersOf(actor)));
    const items = diffCatalogues(before.content, after.content, pairs);
    return {
      before: headOf(before), after: headOf(after), counts: countsOf(items),
      // Sound: the copies differ from what the rules give in nothing but `readonly`.
      items: items as unknown as View['items'],
      decisions: acts.map(({ data, texts, actor, atMs }) => {
        const by = doersOf(actor)[0] ?? 'system';
        return { before: data.before ?? '', after: data.after ?? '', same: data.same ?? false, reason: texts['reason'] ?? '', by: { id: by, name: nameOf(by) }, at: instantText(atMs) };
      }),
    };
  }

  private async one(id: string): Promise<ComparedDraft> {
    const found = isStorable(id) ? await this.drafts.compared(id) : undefined;
    if (!found) throw notFound();
    return found;
  }
}

const headOf = ({ id, content }: ComparedDraft): View['before'] => ({ id, year: yearOfDraft(content) ?? null, title: content.notice.title, documentNumber: content.notice.documentNumber });

/** An item that is otherwise in two ways counts in both. */
const countsOf = (items: readonly DiffItem[]): View['counts'] =>
  // Sound: one number for each kind there is.
  Object.fromEntries(DIFF_KINDS.map((kind) => [kind, items.filter(({ kinds }) => kinds.includes(kind)).length])) as View['counts'];
