import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiError } from './api-error.js';
import type { ApiRequest, SignedIn } from './request.js';

/** The person who asks. */
export const CurrentUser = createParamDecorator((_: unknown, context: ExecutionContext): SignedIn => {
  const { signedIn } = context.switchToHttp().getRequest<ApiRequest>();
  if (!signedIn) throw new ApiError('UNAUTHENTICATED');
  return signedIn;
});
