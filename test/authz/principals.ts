/** Who asks: one account of the demo for each role, and strangers of the same role elsewhere. */
export const PRINCIPALS = {
  clerk: 'gd',
  unit_leader: 'gdlead',
  other_clerk: 'xj',
  other_leader: 'xjlead',
  province_reviewer: 'u44rev',
  city_clerk: 'u4401',
  city_leader: 'u4401lead',
  lead_reviewer: 'bureau',
  lead_director: 'director',
  other_reviewer: 'other-department-reviewer',
  other_director: 'other-department-director',
  coordinator: 'coord',
  bureau_leader: 'leader',
  system_admin: 'sys',
  security_admin: 'sec',
  audit_admin: 'aud',
} as const;
export type Principal = keyof typeof PRINCIPALS;
export const ALL = Object.keys(PRINCIPALS) as readonly Principal[];

export const COORDINATION = ['coordinator', 'bureau_leader'] as const satisfies readonly Principal[];
export const LEADERS_OF_UNITS = ['unit_leader', 'other_leader', 'city_leader'] as const satisfies readonly Principal[];
/** An assignment as the matrix names it: whose it is, and of which department. */
export const ASSIGNMENTS = {
  own: { unit: '44', lead: true },
  other_province: { unit: '65', lead: true },
  other_department: { unit: '44', lead: false },
  city: { unit: '4401', lead: true },
  wrong_state: { unit: '44', lead: true },
} as const;
export type Case = keyof typeof ASSIGNMENTS | 'absent';
export const CASES = [...Object.keys(ASSIGNMENTS), 'absent'] as readonly Case[];

type Seat = 'unit' | 'province' | 'lead' | 'bureau';
/** On which side of an assignment a principal stands; undefined: on none, it is not there for them. */
export const seatOf = (principal: Principal, of: Case): Seat | undefined => {
  if (of === 'absent') return undefined;
  const { unit, lead } = ASSIGNMENTS[of];
  switch (principal) {
    case 'clerk': case 'unit_leader':
      return unit === '44' ? 'unit' : unit === '4401' ? 'province' : undefined;
    case 'province_reviewer':
      return unit === '4401' ? 'province' : unit === '44' ? 'unit' : undefined;
    case 'other_clerk': case 'other_leader':
      return unit === '65' ? 'unit' : undefined;
    case 'city_clerk': case 'city_leader':
      return unit === '4401' ? 'unit' : undefined;
    case 'lead_reviewer': case 'lead_director':
      return lead ? 'lead' : undefined;
    case 'other_reviewer': case 'other_director':
      return lead ? undefined : 'lead';
    case 'coordinator': case 'bureau_leader':
      return 'bureau';
    default:
      return undefined;
  }
};
