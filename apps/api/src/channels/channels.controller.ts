import { Body, Controller, Delete, Get, HttpCode, Inject, Ip, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AskedTest, ChannelName, ChannelSettingList, SaveChannelBody } from '#api-types/views/channel.views.js';
import { askTest, deleteChannel, saveChannel, type By, type ChannelRefusal } from '#record/channel-settings.js';
import type { RecordContext } from '#record/record-context.js';
import { actorOf } from '../commands/actor-of.js';
import { Fresh, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { ApiError, notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { RECORD } from '../platform/tokens.js';
import { ChannelSettings } from './channels.queries.js';

const BasedOn = z.object({ basedOn: z.coerce.number().int().min(1) });
type List = z.infer<typeof ChannelSettingList>;

/** 渠道设置: addresses and secrets of what leaves the house, entered by who keeps the system running. A secret goes in and never comes out. */
@Controller('system/channels')
@Only('system_admin')
export class ChannelsController {
  constructor(
    @Inject(ChannelSettings) private readonly settings: ChannelSettings,
    @Inject(RECORD) private readonly record: RecordContext,
  ) {}

  /** Of the environment and as entered, with every version and the newest test. */
  @Get()
  @Answers(ChannelSettingList)
  async list(): Promise<List> {
    return this.settings.list();
  }

  /** Enters a channel or changes it: the worker's next turn is by it. Sent twice, the second finds a newer version. */
  @Post()
  @HttpCode(200)
  @Fresh()
  @Answers(ChannelSettingList)
  async save(@Body({ schema: SaveChannelBody }) body: z.infer<typeof SaveChannelBody>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<List> {
    await this.settings.check(body);
    const { kind, url, unit, state, secrets } = body;
    const kept = secrets && Object.fromEntries(Object.entries(secrets).filter((entry): entry is [string, string] => entry[1] !== undefined));
    done(await saveChannel(this.record, body.channel, body.basedOn, { kind, url, keyId: 'keyId' in body ? body.keyId : '', unit, state, secrets: kept }, by(user, source)));
    return this.list();
  }

  /** Its secrets are gone with it; its versions stay. */
  @Delete(':channel')
  @Fresh()
  @Answers(ChannelSettingList)
  async remove(@Param('channel') channel: string, @Query({ schema: BasedOn }) { basedOn }: z.infer<typeof BasedOn>, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<List> {
    if (!ChannelName.safeParse(channel).success) throw notFound();
    done(await deleteChannel(this.record, channel, basedOn, by(user, source)));
    return this.list();
  }

  /** 测试消息: by the same lane as all others; what became of it stands in the list. */
  @Post(':channel/tests')
  @HttpCode(202)
  @Answers(AskedTest, 202)
  async test(@Param('channel') channel: string, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof AskedTest>> {
    if (channel !== 'email' && !ChannelName.safeParse(channel).success) throw notFound();
    const asked = await askTest(this.record, channel, by(user, source));
    if (asked === 'TOO_MANY') throw new ApiError('TOO_MANY', { minutes: 1 });
    if (asked === 'CHANNEL_OFF') throw new ApiError('CHANNEL_OFF', { channel });
    return { id: asked, state: 'handed' };
  }
}

const by = (user: SignedIn, source: string): By => ({ actor: actorOf(user), source });
const done = (refusal: ChannelRefusal | undefined): void => {
  if (refusal) throw new ApiError(refusal);
};
