import { z } from 'zod';
import { ROLES } from '#domain/access/actor.js';
import type { ContactsCommandBody, TreeCommandBody } from '#domain/organisation/organisation.commands.js';
import { RoleName } from '../views/common.views.js';
import { code, hash, reason } from './command-parts.js';

const account = z.string().regex(/^[\w.-]{1,64}$/);
const name = z.string().trim().min(1).max(100);
const roles = z.array(RoleName).min(1).max(ROLES.length);
const day = z.iso.date().nullable();
const email = z.email().max(200);
/** For text messages; empty: none. */
const phone = z.string().regex(/^(\+?[0-9-]{5,20})?$/);
const channelName = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/);
const isOrder = ({ from, until }: { from?: string | null | undefined; until?: string | null | undefined }): boolean => !from || !until || from <= until;

/** 联系人, with validity days inclusive; the account has no password yet. */
export const AddContact = z
  .strictObject({ type: z.literal('AddContact'), user: account, name, email, phone: phone.optional(), roles, from: day.default(null), until: day.default(null) })
  .refine(isOrder, { path: ['until'] })
  .meta({ id: 'AddContact' });
/** What is not named stays. The last leader, liaison, reviewer or director of a unit stays until a successor is there. */
export const ChangeContact = z
  .strictObject({
    type: z.literal('ChangeContact'), user: account, reason,
    change: z
      .strictObject({ name: name.optional(), email: email.optional(), phone: phone.optional(), roles: roles.optional(), from: day.optional(), until: day.optional(), enabled: z.boolean().optional() })
      .refine((change) => Object.keys(change).length > 0)
      .refine(isOrder, { path: ['until'] }),
  })
  .meta({ id: 'ChangeContact' });
/** 离任交接 (I2): everything in hand and every role to one successor of the unit; `previewHash`: of what was seen. */
export const HandOverContact = z.strictObject({ type: z.literal('HandOverContact'), leaver: account, to: account, reason, previewHash: hash }).meta({ id: 'HandOverContact' });
/** 渠道 of a unit: robots of its groups, webhooks; those that are set up here. */
export const SetUnitChannels = z.strictObject({ type: z.literal('SetUnitChannels'), channels: z.array(channelName).max(10), reason }).meta({ id: 'SetUnitChannels' });
const movement = { user: account, unit: code, roles, from: day.default(null), until: day.default(null), successor: account.nullable().default(null) };
/** 调动 (I1): to another unit or to other roles, with validity days; what is in hand and the roles given up go to the successor. */
export const MoveContact = z.strictObject({ type: z.literal('MoveContact'), ...movement, reason, previewHash: hash }).refine(isOrder, { path: ['until'] }).meta({ id: 'MoveContact' });
export const MovePreviewBody = z.strictObject(movement).refine(isOrder, { path: ['until'] }).meta({ id: 'MovePreviewBody' });
export const ContactsCommand = z.union([AddContact, ChangeContact, HandOverContact, MoveContact, SetUnitChannels]).meta({ id: 'ContactsCommand' });
export const HandOverPreviewBody = z.strictObject({ leaver: account, to: account }).meta({ id: 'HandOverPreviewBody' });

const names = { name, shortName: z.string().trim().min(1).max(50), englishName: name };
export const CreateUnit = z.strictObject({ type: z.literal('CreateUnit'), unit: code, kind: z.enum(['department', 'province', 'city']), ...names }).meta({ id: 'CreateUnit' });
export const RenameUnit = z.strictObject({ type: z.literal('RenameUnit'), unit: code, ...names, reason }).meta({ id: 'RenameUnit' });
export const TreeCommand = z.discriminatedUnion('type', [CreateUnit, RenameUnit]).meta({ id: 'TreeCommand' });

export const schemasFitDomain: z.infer<typeof ContactsCommand>['type'] | z.infer<typeof TreeCommand>['type'] extends (ContactsCommandBody | TreeCommandBody)['type'] ? true : never = true;
