import { apiPathTo } from '../api-paths.js';
import { newCommandId } from './command-id.js';
import type { AttachmentView } from './generated/types.gen.js';
import { sendFile } from './send-file.js';

/** 附件 of an assignment; an act names it by its id and hash afterwards. */
export const attach = (assignment: string, file: File): Promise<AttachmentView> =>
  sendFile<AttachmentView>(apiPathTo.attachments(assignment), {}, file, newCommandId(), 'json', { 'file-name': encodeURIComponent(file.name) });
