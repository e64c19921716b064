import { z } from 'zod';
import { DayText, Named, RoleName } from './common.views.js';

export const UnitView = z
  .object({
    id: z.string(), kind: z.enum(['bureau', 'department', 'province', 'city']), name: z.string(), shortName: z.string(), englishName: z.string(),
    /** Of its short name, whole and by initials: finds 广东 by `gd`. */
    pinyin: z.string(),
    /** The bureau of departments and provinces; the province of a city. */
    parent: z.string().nullable(),
    /** Who may act there today. */
    contacts: z.int(),
    /** Roles that a contact of it may have. */
    roles: z.array(RoleName),
    /** Roles that a unit of its kind has, and nobody holds today. */
    vacant: z.array(RoleName),
  })
  .meta({ id: 'UnitView' });
/** 组织机构: units, parents before their children. */
export const OrganisationView = z.object({ units: z.array(UnitView) }).meta({ id: 'OrganisationView' });

/** Whom an act can name: every unit, by its short name. `pinyin` as of `UnitView`. */
export const UnitNames = z.object({ units: z.array(Named.extend({ kind: z.enum(['bureau', 'department', 'province', 'city']), pinyin: z.string() })) }).meta({ id: 'UnitNames' });

/** 联系人 of a unit, those of the past too. `isThere`: may act today; `hasPassword`: one was ever set. */
export const ContactView = z
  .object({ id: z.string(), name: z.string(), email: z.string(), phone: z.string(), roles: z.array(RoleName), from: DayText.nullable(), until: DayText.nullable(), enabled: z.boolean(), isThere: z.boolean(), hasPassword: z.boolean() })
  .meta({ id: 'ContactView' });
/** `channels`: of the unit; `possible`: those that are set up here for units. */
export const ContactList = z.object({ unit: z.string(), channels: z.array(z.string()), possible: z.array(z.string()), rows: z.array(ContactView) }).meta({ id: 'ContactList' });

const Person = z.object({ id: z.string(), name: z.string() });
/** Of a hand-over, and of a move: what goes to whom. */
export const HandOverPreviewView = z
  .object({
    /** To be named by who hands over. */
    previewHash: z.string(),
    /** The successor's afterwards; empty without one. */
    roles: z.array(RoleName),
    moves: z.array(z.object({ assignment: z.string(), sequence: z.int(), verb: z.enum(['Reassign', 'ReleaseReview']) })),
    /** Cannot be given to this successor: the hand-over is refused while there is one. */
    stuck: z.array(z.string()),
    /** 代理 of the unit that end with it. */
    proxies: z.array(z.object({ id: z.string(), principal: Person, proxy: Person, until: DayText })),
  })
  .meta({ id: 'HandOverPreviewView' });

/** Shown this once. */
export const PasswordView = z.object({ user: z.string(), password: z.string() }).meta({ id: 'PasswordView' });
