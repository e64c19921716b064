import { isIPv6 } from 'node:net';
import { z } from 'zod';

const key = z.string().min(16).max(200);
const token = z.string().regex(/^[\w-]{8,200}$/);
const signed = { url: z.url({ protocol: /^https?$/ }).max(500), keyId: z.string().regex(/^[\w.-]{1,64}$/), secret: key };
const robot = { baseUrl: z.url({ protocol: /^https?$/ }).max(500).optional(), token };
const channel = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('webhook'), ...signed }),
  z.strictObject({ kind: z.literal('sms'), ...signed }),
  z.strictObject({ kind: z.literal('wecom'), ...robot }),
  z.strictObject({ kind: z.literal('dingtalk'), ...robot, secret: key.optional() }),
  z.strictObject({ kind: z.literal('feishu'), ...robot, secret: key.optional() }),
]);
/** A host as addresses name it, small and in its shortest form: what is allowed is compared with that. */
const host = z
  .string()
  .regex(/^[\w.:-]{1,253}$/)
  .refine((entry) => !entry.includes(':') || isIPv6(entry), 'a host without a port, as in gateway.inside: each port of it may be reached')
  .transform((entry, { addIssue }) => {
    const url = `http://${isIPv6(entry) ? `[${entry}]` : entry}`;
    if (URL.canParse(url)) return new URL(url).hostname.replace(/^\[|\]$/g, '');
    addIssue({ code: 'custom', message: 'no host' });
    return z.NEVER;
  });

/** 渠道 besides e-mail, by name; a unit's contacts name one. `allowedHosts`: of the house's own net, which else is never reached. */
export const CHANNELS = z
  .strictObject({ allowedHosts: z.array(host).max(20).default([]), channels: z.record(z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'a name of a channel: small letters, digits, hyphen'), channel).default({}) })
  .refine(({ channels }) => !('email' in channels) && !('in-app' in channels), 'email and in-app are there by themselves')
  .refine(({ channels }) => Object.entries(channels).every(([name, { kind }]) => (name === 'sms') === (kind === 'sms')), 'the channel of kind sms is the one named sms');

/** The text of the variable: JSON. What is wrong is said by name of the field and never by its value. */
export const channelsOf = (text: string, problem: (words: string) => void): z.infer<typeof CHANNELS> => {
  const nothing = { allowedHosts: [], channels: {} };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    problem('no JSON');
    return nothing;
  }
  const parsed = CHANNELS.safeParse(value);
  if (parsed.success) return parsed.data;
  for (const { path, message } of parsed.error.issues) problem([path.join('.'), message].filter(Boolean).join(': '));
  return nothing;
};
