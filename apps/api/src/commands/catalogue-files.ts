import { Inject, Injectable } from '@nestjs/common';
import { rm } from 'node:fs/promises';
import { ImportCatalogue } from '#api-types/commands/catalogue.commands.js';
import type { ImportReceipt } from '#api-types/views/common.views.js';
import { readNotice } from '#documents/read-notice.js';
import { CatalogueSourceStore } from '#persistence/content/catalogue-source.store.js';
import type { z } from 'zod';
import { ApiError } from '../platform/api-error.js';
import { isStorable } from '../platform/schema.pipe.js';
import { CatalogueActs } from './catalogue-acts.js';
import type { Sender } from './change-set-acts.js';
import { InTurn } from '../platform/in-turn.js';

/** A file of a form, on the disk. */
export interface Uploaded {
  readonly path: string;
  readonly originalname: string;
}

/** So many wait for the file that is being read; a year has a handful of imports. */
const MOST_WAITING = 5;
const LONGEST_NAME = 200;

/** 导入通知 by its file (C1): read and parsed apart from the API, then the same act as a draft made elsewhere. */
@Injectable()
export class CatalogueFiles {
  /** However many come, one process reads. */
  private readonly reading = new InTurn(MOST_WAITING);

  constructor(
    @Inject(CatalogueActs) private readonly acts: CatalogueActs,
    @Inject(CatalogueSourceStore) private readonly sources: CatalogueSourceStore,
  ) {}

  async importFile(file: Uploaded | undefined, sender: Sender): Promise<z.infer<typeof ImportReceipt>> {
    if (!file) throw new ApiError('BAD_REQUEST', { fields: ['file'] });
    try {
      const notice = await this.reading.run(() => readNotice(file.path));
      if (notice.kind === 'refused') throw new ApiError(notice.code);
      const { sha256: sourceHash, format, paragraphs, draft } = notice;
      const body = ImportCatalogue.safeParse({ sourceHash, sourceName: nameOf(file), draft });
      if (!body.success || !isStorable([body.data, paragraphs])) throw new ApiError('LIST_TOO_LARGE');
      await this.sources.keep({ sourceHash, format, paragraphs });
      const receipt = await this.acts.importDraft(body.data, sender);
      return { ...receipt, alreadyImported: receipt.commandId !== sender.commandId };
    } finally {
      await rm(file.path, { force: true });
    }
  }
}

/** Without what cannot be seen. */
const nameOf = ({ originalname }: Uploaded): string => [...originalname.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()].slice(0, LONGEST_NAME).join('').trim() || 'notice';
