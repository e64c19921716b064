import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from '#domain/access/actor.js';

export const PUBLIC = 'liandong:public';
export const ONLY = 'liandong:only';
export const DEMO_ONLY = 'liandong:demo-only';

/** Without a session. Everything that does not say so needs one. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);
/** Only for these roles; others get 403. */
export const Only = (...roles: Role[]): CustomDecorator => SetMetadata(ONLY, roles);
/** Not there outside the demo. */
export const DemoOnly = (): CustomDecorator => SetMetadata(DEMO_ONLY, true);
