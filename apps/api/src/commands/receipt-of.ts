import type { z } from 'zod';
import type { Receipt } from '#api-types/views/common.views.js';
import type { Receipt as RecordedReceipt } from '#record/outcome.js';
import { instantText } from '../platform/instant-text.js';

/** 回执 as HTTP says it. */
export const receiptOf = ({ at, events, ...receipt }: RecordedReceipt): z.infer<typeof Receipt> => ({ ...receipt, at: instantText(at), events: [...events] });
