import { Controller, Get, Inject } from '@nestjs/common';
import type { z } from 'zod';
import { ProxyList } from '#api-types/views/collaboration.views.js';
import { ProxyReadModel } from '#persistence/read-models/proxy.read-model.js';
import { Answers } from '../platform/answers.decorator.js';
import { instantText, instantTextOrNull } from '../platform/instant-text.js';
import type { SignedIn } from '../platform/request.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { UserNames } from '../platform/user-names.js';

/** 代理. */
@Controller('proxies')
export class ProxiesController {
  constructor(
    @Inject(ProxyReadModel) private readonly proxies: ProxyReadModel,
    @Inject(UserNames) private readonly names: UserNames,
  ) {}

  /** Of the reader's own unit: who stands for whom is no secret there. */
  @Get()
  @Answers(ProxyList)
  async list(@CurrentUser() user: SignedIn): Promise<z.infer<typeof ProxyList>> {
    const rows = await this.proxies.ofUnit(user.unit);
    const nameOf = await this.names.of(rows.flatMap(({ principal, proxy }) => [principal, proxy]));
    const person = (id: string): { id: string; name: string } => ({ id, name: nameOf(id) });
    return {
      rows: rows.map(({ principal, proxy, setAtMs, endedAtMs, tasks, ...row }) => ({
        ...row, principal: person(principal), proxy: person(proxy), tasks: tasks && [...tasks], setAt: instantText(setAtMs), endedAt: instantTextOrNull(endedAtMs),
      })),
    };
  }
}
