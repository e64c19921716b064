import { Controller, HttpCode, Inject, Ip, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { PasswordView } from '#api-types/views/organisation.views.js';
import { Fresh, Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { Passwords } from './passwords.js';

/** The password of a contact. */
@Controller('organisation/units/:unit/contacts/:user/password')
@Only('system_admin')
@Fresh()
export class PasswordsController {
  constructor(@Inject(Passwords) private readonly passwords: Passwords) {}

  /** Sent twice it is set twice: only the last answer counts. */
  @Post()
  @HttpCode(200)
  @Answers(PasswordView)
  async set(@Param('unit') unit: string, @Param('user') id: string, @CurrentUser() user: SignedIn, @Ip() source: string): Promise<z.infer<typeof PasswordView>> {
    if (!isStorable(unit) || !isStorable(id)) throw notFound();
    return { user: id, password: await this.passwords.set(unit, id, user, source) };
  }
}
