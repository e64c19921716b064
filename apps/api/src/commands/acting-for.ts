import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiError } from '../platform/api-error.js';
import type { ApiRequest } from '../platform/request.js';

/** 代理: whom the sender acts for (L11); absent: for themselves. */
export const ActingFor = createParamDecorator((_: unknown, context: ExecutionContext): string | undefined => {
  const id = context.switchToHttp().getRequest<ApiRequest>().get('acting-for')?.trim();
  if (id !== undefined && !/^[\x21-\x7e]{1,64}$/.test(id)) throw new ApiError('BAD_REQUEST', { fields: ['Acting-For'] });
  return id;
});
