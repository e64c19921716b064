import { z } from 'zod';
import { InstantText, Named } from './common.views.js';

/** A channel in force: of the environment, or as it was entered. Of its secrets no more than since when they are kept. */
export const ChannelSettingView = z
  .object({
    channel: z.string(), kind: z.string(), source: z.enum(['environment', 'entered']), isSetUp: z.boolean(),
    /** What was entered; null where nothing was. */
    entered: z.object({ version: z.int(), url: z.string(), keyId: z.string(), unit: Named.nullable(), state: z.enum(['on', 'off']), secretSetAt: InstantText.nullable(), savedAt: InstantText, by: z.string() }).nullable(),
    /** What became of the newest test message, with the peer's own words. */
    test: z.object({ id: z.string(), askedAt: InstantText, state: z.enum(['handed', 'sent', 'failed', 'unknown']), settledAt: InstantText.nullable(), failure: z.string().nullable() }).nullable(),
    mayChange: z.boolean(), mayDelete: z.boolean(), mayTest: z.boolean(),
  })
  .meta({ id: 'ChannelSettingView' });

/** 渠道设置. `allowedHosts`: inside the house, and may be reached all the same; `keepsSecrets`: a worker runs that has keys. */
export const ChannelSettingList = z
  .object({
    allowedHosts: z.array(z.string()), keepsSecrets: z.boolean(), rows: z.array(ChannelSettingView),
    /** Every version, the newest first. */
    versions: z.array(z.object({ channel: z.string(), version: z.int(), kind: z.string(), url: z.string(), unit: Named.nullable(), state: z.enum(['on', 'off', 'deleted']), secretSetAt: InstantText.nullable(), savedAt: InstantText, by: z.string() })),
  })
  .meta({ id: 'ChannelSettingList' });

/** A name that contacts of units choose; e-mail and in-app are there by themselves. */
export const ChannelName = z.string().regex(/^(?!(?:email|in-app)$)[a-z][a-z0-9-]{1,39}$/);
/** Without a name and a password in it, which would be shown. */
const url = z.url({ protocol: /^https?$/ }).max(500).refine((text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''));
const secret = z.string().min(16).max(200).refine((text) => !/\s/.test(text));
const token = z.string().regex(/^[\w-]{8,200}$/);
/** `basedOn`: the version that was changed, 0 for a new channel. Without `secrets` those that are kept stay. */
const common = { channel: ChannelName, basedOn: z.int().min(0), unit: z.string().min(1).max(100).nullable(), state: z.enum(['on', 'off']) };
const signed = { ...common, url, keyId: z.string().regex(/^[\w.-]{1,64}$/), secrets: z.strictObject({ secret }).optional() };
/** `url`: of a private deployment; empty: the maker's own. */
const robot = { ...common, url: z.union([z.literal(''), url]) };

export const SaveChannelBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('webhook'), ...signed }),
    z.strictObject({ kind: z.literal('sms'), ...signed }),
    z.strictObject({ kind: z.literal('wecom'), ...robot, secrets: z.strictObject({ token }).optional() }),
    z.strictObject({ kind: z.literal('dingtalk'), ...robot, secrets: z.strictObject({ token, secret: secret.optional() }).optional() }),
    z.strictObject({ kind: z.literal('feishu'), ...robot, secrets: z.strictObject({ token, secret: secret.optional() }).optional() }),
  ])
  // Text messages are persons' own: the one channel of the kind has its name.
  .refine(({ channel, kind, unit }) => (channel === 'sms') === (kind === 'sms') && (kind !== 'sms' || unit === null), { path: ['channel'] })
  .meta({ id: 'SaveChannel' });
export const AskedTest = z.object({ id: z.string(), state: z.literal('handed') }).meta({ id: 'AskedTest' });
