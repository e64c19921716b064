import { Controller, Get, Inject, Param } from '@nestjs/common';
import { pinyin } from 'pinyin-pro';
import type { z } from 'zod';
import { ContactList, OrganisationView, UnitNames } from '#api-types/views/organisation.views.js';
import { ROLES_IN, ROLES_NEEDED } from '#domain/organisation/contacts.decide.js';
import { OrganisationReadModel } from '#persistence/read-models/organisation.read-model.js';
import { UnitReadModel } from '#persistence/read-models/unit.read-model.js';
import { Only } from '../platform/access.decorators.js';
import { Answers } from '../platform/answers.decorator.js';
import { notFound } from '../platform/api-error.js';
import type { SignedIn } from '../platform/request.js';
import { isStorable } from '../platform/schema.pipe.js';
import { Seen } from '../platform/seen.interceptor.js';
import { CurrentUser } from '../platform/signed-in.decorator.js';
import { KEEPERS, seesPeopleOf } from './keepers.js';

/** 组织机构: the tree of units, and who is in each. */
@Controller('organisation')
export class OrganisationController {
  constructor(
    @Inject(OrganisationReadModel) private readonly organisation: OrganisationReadModel,
    @Inject(UnitReadModel) private readonly units: UnitReadModel,
  ) {}

  @Get()
  @Only(...KEEPERS)
  @Answers(OrganisationView)
  async tree(): Promise<z.infer<typeof OrganisationView>> {
    const units = await this.organisation.tree();
    return {
      units: units.map(({ province, held, ...unit }) => ({ ...unit, pinyin: soundOf(unit.shortName), parent: province ?? (unit.kind === 'bureau' ? null : 'bureau'), roles: [...ROLES_IN[unit.kind]], vacant: ROLES_NEEDED[unit.kind].filter((role) => !held.includes(role)) })),
    };
  }

  /** Whom an act can name: the name of every unit is public. */
  @Get('names')
  @Answers(UnitNames)
  async names(): Promise<z.infer<typeof UnitNames>> {
    return { units: (await this.units.all()).map(({ id, kind, shortName, englishName }) => ({ id, kind, name: shortName, englishName, pinyin: soundOf(shortName) })) };
  }

  /** Of any unit for who keeps contacts, of their own for everybody else: not yours and not there are the same. */
  @Get('units/:unit/contacts')
  @Seen('ReadContacts')
  @Answers(ContactList)
  async contacts(@Param('unit') unit: string, @CurrentUser() user: SignedIn): Promise<z.infer<typeof ContactList>> {
    const rows = seesPeopleOf(unit, user) && isStorable(unit) ? await this.organisation.contacts(unit) : undefined;
    if (!rows) throw notFound();
    return { unit, ...(await this.organisation.channels(unit)), rows: rows.map((row) => ({ ...row, roles: [...row.roles] })) };
  }
}

const soundOf = (name: string): string => `${pinyin(name, { toneType: 'none', separator: '' })} ${pinyin(name, { pattern: 'first', toneType: 'none', separator: '' })}`;
