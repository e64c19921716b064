import { apiPathTo } from '../api-paths.js';
import { API, errorOf, NoAnswerError } from './client.js';
import type { AttachmentView } from './generated/types.gen.js';

interface Sending {
  readonly idempotencyKey?: string;
  /** A form with the file; without it the file is the body, its name in a header. */
  readonly isForm?: boolean;
  readonly answer?: 'json' | 'blob';
  /** 0 to 1, of what has left the browser. */
  readonly onProgress?: (share: number) => void;
}

/** A file, as `request` sends everything else; only this way tells how far it is. */
export const upload = <T>(path: string, file: File, { idempotencyKey, isForm = false, answer = 'json', onProgress }: Sending): Promise<T> =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', API + path);
    sending.responseType = 'blob';
    sending.setRequestHeader('accept', answer === 'json' ? 'application/json' : '*/*');
    if (idempotencyKey !== undefined) sending.setRequestHeader('idempotency-key', idempotencyKey);
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress?.(total === 0 ? 0 : loaded / total));
    sending.addEventListener('error', () => reject(new NoAnswerError('error')));
    sending.addEventListener('load', () => {
      const body = sending.response as Blob;
      const text = sending.status < 300 && answer === 'blob' ? undefined : body.text();
      if (text === undefined) return resolve(body as T);
      text.then((said) => (sending.status < 300 ? resolve(JSON.parse(said) as T) : reject(errorOf(sending.status, said)))).catch(reject);
    });
    if (isForm) {
      const form = new FormData();
      form.append('file', file);
      return sending.send(form);
    }
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.setRequestHeader('file-name', encodeURIComponent(file.name));
    sending.send(file);
  });

/** 附件 of an assignment; an act names it by its id and hash afterwards. */
export const attach = (assignment: string, file: File, idempotencyKey: string, onProgress?: (share: number) => void): Promise<AttachmentView> =>
  upload<AttachmentView>(apiPathTo.attachments(assignment), file, { idempotencyKey, ...(onProgress ? { onProgress } : {}) });
