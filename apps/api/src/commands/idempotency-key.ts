import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiError } from '../platform/api-error.js';
import { commandIdOf } from '../platform/command-id.js';
import type { ApiRequest } from '../platform/request.js';

/** For the OpenAPI document. */
export const IDEMPOTENCY_HEADER = { name: 'Idempotency-Key', required: true, description: 'Made when the form opens; the same key is the same act.' };

/** What the record gives its own commands: timed ones, and the rows of a change set. */
const RESERVED = /^(due|change-set)\//;

/** Made when a form opens; the same key is the same act. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = commandIdOf(context.switchToHttp().getRequest<ApiRequest>());
  if (key === undefined || RESERVED.test(key)) throw new ApiError('KEY_REQUIRED');
  return key;
});
