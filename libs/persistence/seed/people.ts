import type { Role } from '#domain/access/actor.js';
import type { Department } from '#domain/catalogue/catalogue.js';
import { DEPARTMENTS } from '#domain/catalogue/catalogue-2024/departments.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';

/** A person of the demo; the account is the id. Names are invented. */
export interface DemoPerson {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
}

const BUREAU = 'bureau';
/** By its name, so that a department's id stays the catalogue's own business. */
export const departmentNamed = (name: string): string => {
  const found = DEPARTMENTS.find((each) => each.name === name);
  if (!found) throw new Error(`no department is called ${name}`);
  return found.id;
};
const UTILISATION = departmentNamed('运用促进司');
const JOINT_CONFERENCE = departmentNamed('联席办');
const GUANGDONG = '44';
const XINJIANG = '65';

const person = (id: string, name: string, unit: string, ...roles: Role[]): DemoPerson => ({ id, name, unit, roles });

const NAMED: readonly DemoPerson[] = [
  person('coord', '陈思远', BUREAU, 'coordinator'),
  person('coord2', '何静怡', BUREAU, 'coordinator'),
  person('leader', '周启明', BUREAU, 'bureau_leader'),
  person('bureau', '王敏', UTILISATION, 'reviewer'),
  person('director', '郭振华', UTILISATION, 'director'),
  person('cosign', '刘洋', JOINT_CONFERENCE, 'reviewer'),
  person('gd', '林晓彤', GUANGDONG, 'liaison', 'clerk'),
  person('gdlead', '黄国栋', GUANGDONG, 'leader'),
  person('xj', '阿依努尔', XINJIANG, 'liaison', 'clerk'),
  person('xjlead', '马建军', XINJIANG, 'leader'),
  person('u33', '沈逸飞', '33', 'liaison', 'clerk'),
  // A second clerk, to whom work can be handed over.
  person('u33b', '陆佳宁', '33', 'clerk'),
  person('sys', '系统管理员', BUREAU, 'system_admin'),
  person('sec', '安全管理员', BUREAU, 'security_admin'),
  person('aud', '审计管理员', BUREAU, 'audit_admin'),
];

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜';
const GIVEN = ['文博', '雅琴', '志强', '丽娟', '海涛', '雪梅', '永康', '慧敏', '建国', '思琪'];
const nameAt = (index: number): string => `${SURNAMES[index % SURNAMES.length] ?? ''}${GIVEN[(index * 7) % GIVEN.length] ?? ''}`;

const has = (unit: string, role: Role): boolean => NAMED.some((each) => each.unit === unit && each.roles.includes(role));

/** They review their cities' plans (B1). */
const PROVINCES_WITH_CITIES = [...new Set(DEMO_CITIES.map(({ province }) => province))];

/** A reviewer and a director for each department that has none. */
export const peopleOfDepartments = (departments: readonly Pick<Department, 'id'>[]): DemoPerson[] => [
  ...departments.filter(({ id }) => !has(id, 'reviewer')).map(({ id }, index) => person(`${id}-r`, nameAt(index + 5), id, 'reviewer')),
  ...departments.filter(({ id }) => !has(id, 'director')).map(({ id }, index) => person(`${id}-d`, nameAt(index + 19), id, 'director')),
];

/** Everybody: the named ones, and somebody for each role that a province or a department lacks. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  ...NAMED,
  ...PROVINCIAL_UNITS.filter(({ id }) => !has(id, 'clerk')).map(({ id }, index) => person(`u${id}`, nameAt(index), id, 'liaison', 'clerk')),
  ...PROVINCIAL_UNITS.filter(({ id }) => !has(id, 'leader')).map(({ id }, index) => person(`u${id}lead`, nameAt(index + 13), id, 'leader')),
  ...DEMO_CITIES.flatMap(({ id }, index) => [person(`u${id}`, nameAt(index + 3), id, 'liaison', 'clerk'), person(`u${id}lead`, nameAt(index + 17), id, 'leader')]),
  ...PROVINCES_WITH_CITIES.map((id, index) => person(`u${id}rev`, nameAt(index + 23), id, 'reviewer')),
  ...peopleOfDepartments(DEPARTMENTS),
];

/** The person of the demo who holds a role in a unit. */
export const holderOfRole = (unit: string, role: Role): DemoPerson => {
  const found = DEMO_PEOPLE.find((each) => each.unit === unit && each.roles.includes(role));
  if (!found) throw new Error(`nobody is ${role} in ${unit}`);
  return found;
};
