import { z } from 'zod';
import { DayText, InstantText } from './common.views.js';

const Year = z.int().min(2000).max(2999);
const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('paragraph'), text: z.string() }), z.object({ kind: z.literal('heading'), text: z.string() }), z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('table'), head: z.array(z.string()), rows: z.array(z.array(z.string())) }),
]);
/** 公文: what a letter or bulletin says, for the page. */
export const OfficialDocumentView = z
  .object({ issuer: z.string(), documentNumber: z.string(), title: z.string(), addressee: z.string(), body: z.array(Block), signedBy: z.string(), signedOn: DayText.nullable(), copies: z.array(z.string()), printedBy: z.string() })
  .meta({ id: 'OfficialDocument' });

/** 通报 as issued: when it was asked, of what, and the hashes of its files. */
export const BulletinRow = z
  .object({ id: z.string(), year: Year, nth: z.int(), asOf: DayText, /** The last day of the one before; null: the first. */ since: DayText.nullable(), queriedAt: InstantText, issuedBy: z.string(), docxSha256: z.string(), pdfSha256: z.string(), errata: z.int() })
  .meta({ id: 'BulletinRow' });
export const BulletinList = z.object({ /** The last day that a bulletin may cover. */ latest: DayText, rows: z.array(BulletinRow) }).meta({ id: 'BulletinList' });
/** 更正: beside the bulletin, never in it. */
export const Erratum = z.object({ nth: z.int(), text: z.string(), by: z.string(), at: InstantText }).meta({ id: 'Erratum' });
export const BulletinView = BulletinRow.extend({ document: OfficialDocumentView, errata: z.array(Erratum) }).meta({ id: 'BulletinView' });
export const IssueBulletinBody = z.strictObject({ year: Year, asOf: DayText }).meta({ id: 'IssueBulletin' });
export const AddErratumBody = z.strictObject({ text: z.string().trim().min(1).max(2000) }).meta({ id: 'AddErratum' });
/** Asked again with the same inputs. */
export const BulletinCheck = z.object({ same: z.boolean(), stored: z.object({ docxSha256: z.string(), pdfSha256: z.string() }), again: z.object({ docxSha256: z.string(), pdfSha256: z.string() }) }).meta({ id: 'BulletinCheck' });
