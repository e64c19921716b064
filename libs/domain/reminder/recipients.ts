import type { UnitId, UserId } from '../shared/ids.js';
import { addresseesNow, type Addressee } from './reminder-rule.js';

/** Who holds which role where, `{unit}:{role}`, and who of those named is here, `user:{id}`, at the instant a row falls due (decision record 0011). */
export type Directory = ReadonlyMap<string, readonly UserId[]>;

/** What of a row and its assignment says to whom it goes. */
export interface Addressed {
  readonly addressees: readonly Addressee[];
  readonly status: string;
  readonly unit: UnitId;
  readonly leadDepartment: UnitId;
}
export interface Recipients {
  readonly persons: readonly UserId[];
  /** Roles that nobody holds, `{unit}:{role}`. */
  readonly vacant: readonly string[];
}

/** Where a directory is asked for one addressee: whom it names, and who is told where nobody is found. */
const looksUp = ({ addressees, status, unit, leadDepartment }: Addressed): readonly { readonly holder: string; readonly instead?: string }[] =>
  addresseesNow(addressees, status).map((addressee) => {
    const [where = '', role = ''] = addressee.split(':');
    if (where === 'unit') return { holder: `${unit}:${role}`, instead: `${unit}:liaison` };
    return { holder: where === 'lead' ? `${leadDepartment}:${role}` : addressee };
  });

/** All that the recipients of a row are looked up by in a directory. */
export const holdersOf = (row: Addressed): readonly string[] => looksUp(row).flatMap(({ holder, instead }) => (instead === undefined ? [holder] : [holder, instead]));

/** The persons of a row. A role of the unit that nobody holds goes to its liaison instead (section 6); who was named is told as long as they are here. */
export const recipientsOf = (row: Addressed, directory: Directory): Recipients => {
  const persons = new Set<UserId>();
  const vacant = new Set<string>();
  for (const { holder, instead = holder } of looksUp(row)) {
    const found = directory.get(holder) ?? [];
    if (found.length === 0 && !holder.startsWith('user:')) vacant.add(holder);
    for (const person of found.length > 0 ? found : (directory.get(instead) ?? [])) persons.add(person);
  }
  return { persons: [...persons], vacant: [...vacant] };
};
