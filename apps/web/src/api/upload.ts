import { API, ApiError, NoAnswerError } from './client.js';
import type { ErrorBody } from './generated/types.gen.js';

interface Sending {
  readonly idempotencyKey?: string;
  /** The file as the body, its name in a header; without it, a form with the file. */
  readonly isBare?: boolean;
  /** 0 to 1, of what has left the browser. */
  readonly onProgress: (share: number) => void;
}

const errorOf = (status: number, text: string): ApiError | NoAnswerError => {
  try {
    const body = JSON.parse(text) as ErrorBody;
    if (typeof body.code === 'string') return new ApiError(status, body);
  } catch {
    // A gateway's own page.
  }
  return new NoAnswerError(status);
};

/** A file, as `request` sends everything else; only this way tells how far it is. */
export const upload = <T>(path: string, file: File, { idempotencyKey, isBare = false, onProgress }: Sending): Promise<T> =>
  new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', API + path);
    sending.setRequestHeader('accept', 'application/json');
    if (idempotencyKey !== undefined) sending.setRequestHeader('idempotency-key', idempotencyKey);
    sending.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total));
    sending.addEventListener('error', () => reject(new NoAnswerError('error')));
    sending.addEventListener('load', () => (sending.status < 300 ? resolve(JSON.parse(sending.responseText) as T) : reject(errorOf(sending.status, sending.responseText))));
    if (isBare) {
      sending.setRequestHeader('content-type', 'application/octet-stream');
      sending.setRequestHeader('file-name', encodeURIComponent(file.name));
      return sending.send(file);
    }
    const body = new FormData();
    body.append('file', file);
    sending.send(body);
  });
