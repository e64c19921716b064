import type { UnitId, UserId } from '../shared/ids.js';
import { addresseesNow, type Addressee } from './reminder-rule.js';

/** Who holds which role where, `{unit}:{role}`, at the instant a row falls due (decision record 0011). */
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

/** The persons of a row. A role of the unit that nobody holds goes to its liaison instead (section 6). */
export const recipientsOf = ({ addressees, status, unit, leadDepartment }: Addressed, directory: Directory): Recipients => {
  const persons = new Set<UserId>();
  const vacant = new Set<string>();
  for (const addressee of addresseesNow(addressees, status)) {
    const [where = '', role = ''] = addressee.split(':');
    // A person who was named, as long as they are here.
    if (where === 'user') {
      if ([...directory.values()].some((users) => users.includes(role))) persons.add(role);
      continue;
    }
    const place = where === 'unit' ? unit : where === 'lead' ? leadDepartment : where;
    const found = directory.get(`${place}:${role}`) ?? [];
    if (found.length === 0) vacant.add(`${place}:${role}`);
    for (const person of found.length > 0 || where !== 'unit' ? found : (directory.get(`${place}:liaison`) ?? [])) persons.add(person);
  }
  return { persons: [...persons], vacant: [...vacant] };
};
