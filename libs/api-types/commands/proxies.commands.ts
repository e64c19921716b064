import { z } from 'zod';
import type { ProxiesCommandBody } from '#domain/access/proxies.commands.js';

const id = z.string().min(1).max(64);

/** 代理: days inclusive; `tasks` null: all. */
export const SetProxy = z
  .strictObject({ type: z.literal('SetProxy'), principal: id, proxy: id, from: z.iso.date(), until: z.iso.date(), tasks: z.array(z.string().regex(/^t\d{2}$/)).min(1).max(100).nullable() })
  .meta({ id: 'SetProxy' });
export const EndProxy = z.strictObject({ type: z.literal('EndProxy'), id: z.string().min(1).max(100) }).meta({ id: 'EndProxy' });
export const ProxiesCommand = z.discriminatedUnion('type', [SetProxy, EndProxy]).meta({ id: 'ProxiesCommand' });

export const schemaFitsDomain: z.infer<typeof ProxiesCommand>['type'] extends ProxiesCommandBody['type'] ? true : never = true;
