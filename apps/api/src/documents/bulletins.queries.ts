import { Inject, Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { BulletinCheck, BulletinList, BulletinRow, BulletinView } from '#api-types/views/bulletin.views.js';
import { addDays, dayOf } from '#domain/calendar/day.js';
import type { OfficialDocument } from '#documents/letters/official-document.js';
import { BulletinStore, type BulletinInputs, type BulletinRow as StoredBulletin } from '#persistence/content/bulletin.store.js';
import { ClockReadModel } from '#persistence/read-models/clock.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { actorOf } from '../commands/actor-of.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { UserNames } from '../platform/user-names.js';
import { BulletinSources } from './bulletin-sources.js';
import { LetterFiles } from './letter-files.js';

/** Somebody else's may take the next number at the same moment: then once more, with the one after. */
const TRIES = 3;

/** 通报 (E2): the figures of a day that is over, frozen with what was asked and when. */
@Injectable()
export class Bulletins {
  constructor(
    @Inject(BulletinStore) private readonly store: BulletinStore,
    @Inject(BulletinSources) private readonly sources: BulletinSources,
    @Inject(LetterFiles) private readonly files: LetterFiles,
    @Inject(ClockReadModel) private readonly clock: ClockReadModel,
    @Inject(UserNames) private readonly names: UserNames,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(year: number): Promise<z.infer<typeof BulletinList>> {
    const [rows, now] = await Promise.all([this.store.of(year), this.clock.now()]);
    const nameOf = await this.names.of(rows.map(({ issuedBy }) => issuedBy));
    return { latest: addDays(dayOf(now), -1), rows: rows.map((row) => rowOf(row, nameOf)) };
  }

  async view(id: string): Promise<z.infer<typeof BulletinView>> {
    const [row, errata] = await Promise.all([this.store.one(id), this.store.errata(id)]);
    if (!row) throw notFound();
    const nameOf = await this.names.of([row.issuedBy, ...errata.map(({ by }) => by)]);
    return { ...rowOf(row, nameOf), document: row.document as z.infer<typeof BulletinView>['document'], errata: errata.map(({ by, atMs, ...erratum }) => ({ ...erratum, by: nameOf(by), at: instantText(atMs) })) };
  }

  /** What would be issued now; nothing is kept. */
  async preview(year: number, asOf: string, user: SignedIn): Promise<OfficialDocument> {
    return this.sources.document(await this.inputsFor(year, asOf), user);
  }

  async issue(year: number, asOf: string, user: SignedIn, source: string | null): Promise<string> {
    for (let tries = 0; tries < TRIES; tries++) {
      const inputs = await this.inputsFor(year, asOf);
      const document = await this.sources.document(inputs, user);
      const id = await this.store.add({ ...inputs, document, ...(await this.written(document)), issuedBy: user.userId }, { actor: actorOf(user), source });
      if (id !== undefined) return id;
    }
    throw new ApiError('UNAVAILABLE');
  }

  /** Asked again, as then: whether the same bytes come of it. */
  async check(id: string, user: SignedIn): Promise<z.infer<typeof BulletinCheck>> {
    const row = await this.store.one(id);
    if (!row) throw notFound();
    const made = await this.written(await this.sources.document(row, user));
    const again = { docxSha256: sha256(made.docx), pdfSha256: sha256(made.pdf) };
    const stored = { docxSha256: row.docxSha256, pdfSha256: row.pdfSha256 };
    return { same: again.docxSha256 === stored.docxSha256 && again.pdfSha256 === stored.pdfSha256, stored, again };
  }

  /** The same key is the same erratum. */
  async addErratum(id: string, text: string, commandId: string, user: SignedIn, source: string | null): Promise<void> {
    if (!(await this.store.one(id))) throw notFound();
    const bodyHash = sha256(Buffer.from(JSON.stringify([id, text, user.userId])));
    for (let tries = 0; tries < TRIES; tries++) {
      const known = await this.store.erratumBy(commandId);
      if (known && known.bodyHash !== bodyHash) throw new ApiError('COMMAND_ID_REUSED', { commandId });
      if (known || (await this.store.addErratum(id, { text, by: user.userId, commandId, bodyHash }, { actor: actorOf(user), source }))) return;
    }
    throw new ApiError('UNAVAILABLE');
  }

  private async inputsFor(year: number, asOf: string): Promise<BulletinInputs> {
    const [issued, now, units] = await Promise.all([this.store.of(year), this.clock.now(), this.units.all()]);
    if (asOf >= dayOf(now)) throw new ApiError('DAY_NOT_OVER', { day: asOf });
    if (issued.some((row) => row.asOf === asOf)) throw new ApiError('BULLETIN_EXISTS', { day: asOf });
    return { year, nth: (issued[0]?.nth ?? 0) + 1, asOf, since: issued.find((row) => row.asOf < asOf)?.asOf ?? null, queriedAtMs: now, units: units.map(({ id, kind, name, shortName }) => ({ id, kind, name, shortName })) };
  }

  private async written(document: OfficialDocument): Promise<{ docx: Buffer; pdf: Buffer }> {
    const [[docx = Buffer.of()], [pdf = Buffer.of()]] = [await this.files.bytes([document], 'docx'), await this.files.bytes([document], 'pdf')];
    return { docx, pdf };
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const rowOf = ({ queriedAtMs, issuedBy, id, year, nth, asOf, since, docxSha256, pdfSha256, errata }: StoredBulletin, nameOf: (id: string) => string): z.infer<typeof BulletinRow> => ({
  id, year, nth, asOf, since, queriedAt: instantText(queriedAtMs), issuedBy: nameOf(issuedBy), docxSha256, pdfSha256, errata,
});
