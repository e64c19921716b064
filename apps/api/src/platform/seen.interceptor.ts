import { Inject, Injectable, SetMetadata, StreamableFile, type CallHandler, type CustomDecorator, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { catchError, mergeMap, type Observable } from 'rxjs';
import { assignmentParts } from '#domain/shared/ids.js';
import { LoginAuditStore, type Look } from '#persistence/content/login-audit.store.js';
import { ApiError } from './api-error.js';
import type { ApiRequest } from './request.js';

const SEEN = 'liandong:seen';

/** What it shows is sensitive: who saw it, or was refused it, stands in the trail before anything is shown. */
export const Seen = (look: Look): CustomDecorator => SetMetadata(SEEN, look);

/** Without its row nothing is shown: where the trail cannot be written the answer is 503, like that of an act. */
@Injectable()
export class SeenInterceptor implements NestInterceptor {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(LoginAuditStore) private readonly trail: LoginAuditStore,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const look = this.reflector.get<Look | undefined>(SEEN, context.getHandler());
    const request = context.switchToHttp().getRequest<ApiRequest>();
    const user = request.signedIn;
    if (look === undefined || user === undefined) return next.handle();
    const write = (code: string | null): Promise<void> => this.trail.looked(user, look, { ...request.params, ...request.query }, request.ip ?? null, { stream: Object.values(request.params).find((value): value is string => typeof value === 'string' && assignmentParts(value) !== undefined) ?? null, code });
    return next.handle().pipe(
      catchError(async (thrown: unknown) => {
        if (thrown instanceof ApiError && [403, 404].includes(thrown.status)) await write(thrown.code);
        throw thrown;
      }),
      mergeMap(async (shown: unknown) => {
        try {
          await write(null);
        } catch (error) {
          if (shown instanceof StreamableFile) shown.getStream().destroy();
          throw error;
        }
        return shown;
      }),
    );
  }
}
