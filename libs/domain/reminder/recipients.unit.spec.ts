import { describe, expect, it } from '@jest/globals';
import { holdersOf, recipientsOf, type Addressed } from './recipients.js';

const row = (addressees: Addressed['addressees'], status = 'issued'): Addressed => ({ addressees, status, unit: '44', leadDepartment: 'protection' });
const directory = new Map([['44:liaison', ['li']], ['protection:reviewer', ['re', 'vi']], ['finance:director', ['di']], ['user:re', ['re']]]);

describe('who is told of a row (section 6, decision record 0011)', () => {
  it('finds a role of the unit, of the lead department and of a department that is named', () => {
    expect(recipientsOf(row(['unit:liaison', 'lead:reviewer', 'finance:director']), directory)).toEqual({ persons: ['li', 're', 'vi', 'di'], vacant: [] });
  });

  it('tells the liaison of what nobody of the unit holds, and nobody in a department', () => {
    expect(recipientsOf(row(['unit:leader', 'lead:director']), directory)).toEqual({ persons: ['li'], vacant: ['44:leader', 'protection:director'] });
  });

  it('tells who was named as long as they are here, and misses nobody', () => {
    expect(recipientsOf(row(['user:re', 'user:gone']), directory)).toEqual({ persons: ['re'], vacant: [] });
  });

  it('asks a directory for nothing that it has not named before', () => {
    const rows = [row(['unit:clerk', 'lead:reviewer', 'user:re'], 'drafted'), row(['finance:director', 'unit:leader'])];
    for (const each of rows) {
      const asked = new Set<string>();
      recipientsOf(each, { ...directory, get: (key: string) => void asked.add(key) } as never);
      expect(holdersOf(each)).toEqual(expect.arrayContaining([...asked]));
    }
    expect(holdersOf(rows[0] as Addressed)).toContain('44:leader');
  });
});
