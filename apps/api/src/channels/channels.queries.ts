import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { ChannelSettingList, SaveChannelBody } from '#api-types/views/channel.views.js';
import { blockedBecause } from '#channels/guarded-post.js';
import { ChannelReadModel, type ChannelRow } from '#persistence/read-models/channel.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { ApiError } from '../platform/api-error.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';

type Names = Awaited<ReturnType<UnitReadModel['names']>>;
type View = z.infer<typeof ChannelSettingList>;

/** 渠道设置 as administrators read them, and what can be said of an entry before it is kept. */
@Injectable()
export class ChannelSettings {
  constructor(
    @Inject(ChannelReadModel) private readonly channels: ChannelReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  async list(): Promise<View> {
    const [told, rows, versions, nameOf] = await Promise.all([this.channels.told(), this.channels.all(), this.channels.versions(), this.units.names()]);
    return {
      ...told,
      rows: rows.map((row) => rowView(row, nameOf)),
      versions: versions.map(({ channel, version, kind, url, unit, state, secretSetMs, savedMs, by }) => ({ channel, version, kind, url, unit: unit === null ? null : nameOf(unit), state, secretSetAt: instantTextOrNull(secretSetMs), savedAt: instantText(savedMs), by })),
    };
  }

  /** A unit that is there, and an address that may be reached: looked at now, and again with every message. */
  async check({ unit, url }: Pick<z.infer<typeof SaveChannelBody>, 'unit' | 'url'>): Promise<void> {
    if (unit !== null && !(await this.units.current()).some(({ id }) => id === unit)) throw new ApiError('BAD_REQUEST', { fields: ['unit'] });
    if (url === '') return;
    const { allowedHosts } = await this.channels.told();
    const why = await blockedBecause(new URL(url), { allowedHosts });
    if (why) throw new ApiError('CHANNEL_ADDRESS_BLOCKED', { host: new URL(url).hostname, why });
  }
}

const rowView = ({ channel, kind, isOfEnvironment, isSetUp, entered, test }: ChannelRow, nameOf: Names): View['rows'][number] => ({
  channel, kind, isSetUp,
  source: isOfEnvironment ? 'environment' : 'entered',
  entered: entered && entered.state !== 'deleted' ? enteredView(entered, entered.state, nameOf) : null,
  test: test && { id: test.id, askedAt: instantText(test.askedMs), state: test.state, settledAt: instantTextOrNull(test.settledMs), failure: test.failure },
  mayChange: entered !== null && !isOfEnvironment, mayDelete: entered !== null, mayTest: isSetUp,
});

const enteredView = ({ version, url, keyId, unit, secretSetMs, savedMs, by }: NonNullable<ChannelRow['entered']>, state: 'on' | 'off', nameOf: Names): View['rows'][number]['entered'] => ({ version, url, keyId, state, unit: unit === null ? null : nameOf(unit), secretSetAt: instantTextOrNull(secretSetMs), savedAt: instantText(savedMs), by });
