import type { Channel } from './channel.js';
import { createEmailChannel, type EmailSettings } from './email.js';
import type { Guard } from './guarded-post.js';
import { createRobot, type RobotKind, type RobotSettings } from './robots.js';
import { createSms, createWebhook, type Now, type SignedSettings } from './signed-post.js';

export type ChannelSettings = ({ readonly kind: 'webhook' | 'sms' } & SignedSettings) | ({ readonly kind: RobotKind } & RobotSettings);

/** Every channel that there is here, by name: e-mail always, others as they are set up. */
export const createChannels = (email: EmailSettings, others: Readonly<Record<string, ChannelSettings>>, guard: Guard, now: Now = Date.now): ReadonlyMap<string, Channel> =>
  new Map([['email', createEmailChannel(email)], ...Object.entries(others).map(([name, settings]): [string, Channel] => [name, createChannel(settings, guard, now)])]);

export const createChannel = (settings: ChannelSettings, guard: Guard, now: Now = Date.now): Channel => {
  switch (settings.kind) {
    case 'webhook':
      return createWebhook(settings, guard, now);
    case 'sms':
      return createSms(settings, guard, now);
    default:
      return createRobot(settings.kind, settings, guard, now);
  }
};
