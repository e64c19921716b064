import { Inject, Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import type { AttachmentList, AttachmentView } from '#api-types/views/collaboration.views.js';
import { AttachmentStore, type StoredAttachment } from '#persistence/content/attachment.store.js';
import { AssignmentReadModel, type WholeAssignment } from '#persistence/read-models/assignment.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { FileStore, type NotStored } from '#storage/file-store.js';
import { readableEvents } from '../assignments/history.js';
import { submittedVersions, upTo } from '../assignments/submitted-versions.js';
import { ApiError, notFound } from '../platform/api-error.js';
import { instantText } from '../platform/instant-text.js';
import type { ApiRequest, SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { SETTINGS, type ApiSettings } from '../platform/tokens.js';
import { UserNames } from '../platform/user-names.js';
import { maySee, readerOf, sideOf, sidesOf, type Reader } from '../platform/visibility.js';
import { Scans } from './scans.js';

/** P2. */
const MEGABYTE = 1024 * 1024;
const LARGEST = 50 * MEGABYTE;
const MOST = 100;
/** Shown before somebody chooses; a file is judged by its content. */
const ENDINGS = ['pdf', 'docx', 'xlsx', 'png', 'jpg', 'jpeg', 'zip', 'txt', 'csv'] as const;
const REFUSED: Readonly<Record<NotStored, 'FILE_EMPTY' | 'FILE_TOO_LARGE' | 'FILE_TYPE'>> = { empty: 'FILE_EMPTY', too_large: 'FILE_TOO_LARGE', unknown_type: 'FILE_TYPE' };

/** Files of an assignment: a side's own, and on the other side what was submitted with a text or as evidence. */
@Injectable()
export class Attachments {
  private readonly files: FileStore;

  constructor(
    @Inject(AttachmentStore) private readonly attachments: AttachmentStore,
    @Inject(AssignmentReadModel) private readonly assignments: AssignmentReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
    @Inject(UserNames) private readonly names: UserNames,
    @Inject(Scans) private readonly scans: Scans,
    @Inject(SETTINGS) settings: ApiSettings,
  ) {
    this.files = new FileStore(settings.FILES_DIR);
  }

  async upload(id: string, request: ApiRequest, user: SignedIn): Promise<z.infer<typeof AttachmentView>> {
    const whole = await this.mustSee(id, user);
    if (sideOf(user, whole.state) === 'outside') throw new ApiError('FORBIDDEN');
    if (whole.state.status === 'closed') throw new ApiError('CLOSED', { outcome: whole.state.outcome });
    const name = nameOf(request);
    if (Number(request.get('content-length') ?? 0) > LARGEST) throw new ApiError('FILE_TOO_LARGE', { megabytes: LARGEST / MEGABYTE });
    const stored = await this.files.put(request, LARGEST);
    if (typeof stored === 'string') throw new ApiError(REFUSED[stored], { megabytes: LARGEST / MEGABYTE });
    const scan = await this.scans.stateOf(stored.hash);
    await this.scans.heard(stored.hash, scan);
    const added = await this.attachments.add(id, { ...stored, name, unit: user.unit, uploadedBy: user.userId, scan }, MOST);
    if (scan !== 'held') this.scans.release();
    if (!added) throw new ApiError('TOO_MANY_FILES', { most: MOST });
    return (await this.viewsOf([added]))[0] as z.infer<typeof AttachmentView>;
  }

  async list(id: string, user: SignedIn): Promise<z.infer<typeof AttachmentList>> {
    return { rows: await this.viewsOf(await this.readable(id, user)), limits: { megabytes: LARGEST / MEGABYTE, files: MOST, types: [...ENDINGS] } };
  }

  async open(id: string, attachment: string, user: SignedIn): Promise<{ file: StoredAttachment; content: Readable }> {
    const file = (await this.readable(id, user)).find((each) => each.id === attachment);
    if (!file) throw notFound();
    if (isHeldBack(file)) throw new ApiError(file.scan === 'held' ? 'FILE_HELD' : 'FILE_QUARANTINED', { ids: [file.id] });
    await this.mustBeWhole(file);
    return { file, content: this.files.open(file.hash) };
  }

  /** What the reader may have, in the order of upload; `open` null: it waits for its scan, or is in quarantine. Files of others as they were named up to this event. */
  async contents(id: string, user: SignedIn, sequence: number): Promise<{ name: string; open: (() => Readable) | null }[]> {
    const files = await this.readable(id, user, sequence);
    for (const file of files) if (!isHeldBack(file)) await this.mustBeWhole(file);
    return files.map((file) => ({ name: file.name, open: isHeldBack(file) ? null : () => this.files.open(file.hash) }));
  }

  private async readable(id: string, user: SignedIn, sequence = Infinity): Promise<StoredAttachment[]> {
    const [whole, all] = await Promise.all([this.mustSee(id, user), this.attachments.of(id)]);
    const reader = readerOf(user, whole.state);
    const shown = shownTo(upTo(whole, sequence), reader);
    const sideOfFile = ({ unit }: StoredAttachment): string => (unit === whole.state.unit ? 'unit' : unit === whole.state.province ? 'province' : 'bureau');
    return all.filter((each) => sideOfFile(each) === reader.side || shown.includes(each.id));
  }

  /** A file that was altered on the disk is named, and not handed out (CES-25). */
  private async mustBeWhole({ id, hash, name }: StoredAttachment): Promise<void> {
    const isWhole = await this.files.isWhole(hash).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false;
      throw error;
    });
    if (!isWhole) throw new ApiError('FILE_DAMAGED', { ids: [id], name });
  }

  private async mustSee(id: string, user: SignedIn): Promise<WholeAssignment> {
    const whole = await this.assignments.whole(id);
    if (!whole || !maySee(user, sidesOf(whole.state))) throw notFound();
    return whole;
  }

  private async viewsOf(rows: readonly StoredAttachment[]): Promise<z.infer<typeof AttachmentView>[]> {
    const [unitOf, personOf] = await Promise.all([this.units.names(), this.names.of(rows.map(({ uploadedBy }) => uploadedBy))]);
    return rows.map(({ unit, uploadedBy, uploadedAtMs, ...row }) => ({ ...row, unit: unitOf(unit), uploadedBy: personOf(uploadedBy), uploadedAt: instantText(uploadedAtMs) }));
  }
}

/** Everything that names files and that this reader may read: submitted texts, and what events say. Ids are looked for in it. */
const shownTo = ({ state, events, texts }: WholeAssignment, reader: Reader): string => {
  const versions = submittedVersions(events);
  return JSON.stringify([texts.filter(({ version }) => versions.includes(version)).map(({ sections }) => sections), readableEvents(state, events, reader).map(({ data }) => data)]);
};

const nameOf = (request: ApiRequest): string => {
  if (!request.is('application/octet-stream')) throw new ApiError('BAD_REQUEST', { fields: ['Content-Type'] });
  let name = '';
  try {
    // Signs that turn the direction of writing would show another ending than the name has.
    name = decodeURIComponent(request.get('file-name') ?? '').replace(/\p{Bidi_Control}/gu, '').trim();
  } catch {
    // What is no percent-encoded text is no name.
  }
  // The name only is shown: no path, nothing that a header or a page could trip over.
  if (name === '' || name.length > 200 || /[/\\\p{Cc}"<>|:*?]/u.test(name) || !isStorable(name)) throw new ApiError('BAD_REQUEST', { fields: ['File-Name'] });
  return name;
};

const isHeldBack = ({ scan }: StoredAttachment): boolean => scan === 'quarantined' || scan === 'held';
