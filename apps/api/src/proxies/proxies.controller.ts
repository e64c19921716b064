import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import { ProxyList } from '#api-types/views/collaboration.views.js';
import { ProxyReadModel } from '#persistence/read-models/proxy.read-model.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import { seesPeopleOf } from '../organisation/keepers.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { UserNames } from '../platform/user-names.js';

const ListQuery = z.object({ unit: z.string().max(64).optional() });

/** 代理. */
@Controller('proxies')
export class ProxiesController {
  constructor(
    @Inject(ProxyReadModel) private readonly proxies: ProxyReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  /** Of the reader's own unit, where who stands for whom is no secret; of another for who keeps contacts: not yours and not there are the same. */
  @Get()
  @Answers(ProxyList)
  async list(@Query({ schema: ListQuery }) { unit = '' }: z.infer<typeof ListQuery>, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ProxyList>> {
    if (unit !== '' && !(isStorable(unit) && seesPeopleOf(unit, user))) throw notFound();
    const rows = await this.proxies.ofUnit(unit === '' ? user.unit : unit);
    const nameOf = await this.names.of(rows.flatMap(({ principal, proxy }) => [principal, proxy]));
    const person = (id: string): { id: string; name: string } => ({ id, name: nameOf(id) });
    return {
      rows: rows.map(({ principal, proxy, setAtMs, endedAtMs, tasks, ...row }) => ({
        ...row, principal: person(principal), proxy: person(proxy), tasks: tasks && [...tasks], setAt: instantText(setAtMs), endedAt: instantTextOrNull(endedAtMs),
      })),
    };
  }
}
