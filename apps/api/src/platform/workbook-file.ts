import { StreamableFile } from '@nestjs/common';
import { MOST_WORKBOOK_BYTES } from '#documents/spreadsheet.js';
import { ApiError } from './api-error.js';
import type { ApiRequest } from './request.js';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** For the OpenAPI document: a file as the body. */
export const BINARY = { schema: { type: 'string', format: 'binary' } as const };

/** A workbook that is saved under a name. */
export const workbookFile = (content: Buffer, name: string): StreamableFile => new StreamableFile(content, { type: XLSX, length: content.length, disposition: `attachment; filename*=UTF-8''${encodeURIComponent(name)}` });

/** The workbook in the body, as it is. What is too much is read to its end and thrown away, so that the sender hears the answer. */
export const workbookIn = async (request: ApiRequest): Promise<Buffer> => {
  if (!request.is('application/octet-stream') && !request.is(XLSX)) throw new ApiError('BAD_REQUEST', { fields: ['Content-Type'] });
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= MOST_WORKBOOK_BYTES) parts.push(part);
  }
  if (size > MOST_WORKBOOK_BYTES) throw new ApiError('FILE_TOO_LARGE', { megabytes: MOST_WORKBOOK_BYTES / 1024 / 1024 });
  if (size === 0) throw new ApiError('FILE_EMPTY');
  return Buffer.concat(parts);
};
