import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiError } from '../platform/api-error.js';
import type { ApiRequest } from '../platform/request.js';

/** Made when a form opens; the same key is the same act. Timed commands have keys that begin with `due/`: nobody else may use one. */
export const IdempotencyKey = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const key = context.switchToHttp().getRequest<ApiRequest>().get('idempotency-key')?.trim() ?? '';
  if (!/^[\x21-\x7e]{1,200}$/.test(key) || key.startsWith('due/')) throw new ApiError('KEY_REQUIRED');
  return key;
});
