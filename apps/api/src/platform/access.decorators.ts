import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '#domain/access/actor.js';
import type { ApiRequest } from './request.js';

export const PUBLIC = 'liandong:public';
export const ONLY = 'liandong:only';
export const DEMO_ONLY = 'liandong:demo-only';
export const FRESH = 'liandong:fresh';
export const WHILE_DUE = 'liandong:while-due';

/** Without a session. Everything that does not say so needs one. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);
/** Only for these roles; others get 403. */
export const Only = (...roles: Role[]): CustomDecorator => SetMetadata(ONLY, roles);
/** Not there outside the demo. */
export const DemoOnly = (): CustomDecorator => SetMetadata(DEMO_ONLY, true);
/** 重新验证: only after a login of the last minutes, where the security administrator wants it. `which`: of a route with many acts. */
export const Fresh = (which: FreshWhere = () => true): CustomDecorator => SetMetadata(FRESH, which);
export type FreshWhere = (request: ApiRequest) => boolean;
/** Also for who has to choose a password or set up a second factor first. */
export const WhileDue = (): CustomDecorator => SetMetadata(WHILE_DUE, true);
