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
  .object({ id: z.string(), name: z.string(), email: z.string(), roles: z.array(RoleName), from: DayText.nullable(), until: DayText.nullable(), enabled: z.boolean(), isThere: z.boolean(), hasPassword: z.boolean() })
  .meta({ id: 'ContactView' });
export const ContactList = z.object({ unit: z.string(), rows: z.array(ContactView) }).meta({ id: 'ContactList' });

export const HandOverPreviewView = z
  .object({
    /** To be named by who hands over. */
    previewHash: z.string(),
    /** The successor's afterwards. */
    roles: z.array(RoleName),
    moves: z.array(z.object({ assignment: z.string(), sequence: z.int(), verb: z.enum(['Reassign', 'ReleaseReview']) })),
    /** Cannot be given to this successor: the hand-over is refused while there is one. */
    stuck: z.array(z.string()),
  })
  .meta({ id: 'HandOverPreviewView' });

/** Shown this once. */
export const PasswordView = z.object({ user: z.string(), password: z.string() }).meta({ id: 'PasswordView' });
