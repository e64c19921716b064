import type { DraftObligation, Level, UnitLevel } from './draft.js';
import { ALLOCATION_LABEL, CITY_NOUN, DEPARTMENTS_LABEL, EVERYBODY, GROUP_NOUN, HOW, LEAD_LABEL, LEADING_ORDINAL, LEVEL_OF_LABEL, LONGEST_RULE, MANDATORY, MEMBERS, ORDINAL, PROVINCE_NOUN } from './grammar.js';
import type { GroupNames } from './group-names.js';
import type { Notebook } from './notebook.js';
import { readDepartments, type NamedDepartment } from './read-departments.js';
import { Traced } from './traced.js';

/** 任务分工 of one task: who of the bureau, and who elsewhere must or may. */
export interface Allocation {
  readonly departments: readonly NamedDepartment[];
  readonly obligations: readonly (DraftObligation & { readonly part: Traced; readonly members: readonly string[] })[];
}

export function readAllocation(allocation: Traced, groupNames: GroupNames, notes: Notebook): Allocation {
  const departments: NamedDepartment[] = [];
  const obligations: Allocation['obligations'][number][] = [];
  for (const run of allocation.cutBefore(new RegExp(ALLOCATION_LABEL, 'g'))) {
    // Each run begins with the label it was cut before.
    const label = /^(?<label>[\u4e00-\u9fff]{2,6}):/.exec(run.text)?.groups?.['label'];
    if (label === undefined) continue;
    const clause = run.slice(label.length + 1);
    notes.hold(run.slice(0, label.length + 1));
    if (DEPARTMENTS_LABEL.test(label)) departments.push(...readDepartments(clause, notes).map((each) => ({ ...each, isLead: each.isLead || label === LEAD_LABEL })));
    else obligations.push(...obligationsOf(clause, LEVEL_OF_LABEL[label] ?? 'local', groupNames, notes));
  }
  return { departments, obligations };
}

function obligationsOf(clause: Traced, level: Level, groupNames: GroupNames, notes: Notebook): Allocation['obligations'] {
  let from = 0;
  const rules = [...clause.text.matchAll(HOW)].flatMap((match) => {
    const rule = { who: clause.slice(from, match.index).trim(/[、,;。]/), how: match.groups?.['how'] ?? '', whole: clause.slice(from, match.index + match[0].length) };
    from = match.index + match[0].length;
    return rule.who.length > 0 && rule.whole.length <= LONGEST_RULE ? [rule] : [];
  });
  if (from < clause.length) notes.ask('two_readings', `“${clause.slice(from).text}”未写明必做还是选做。`, clause.slice(from));
  return rules.flatMap(({ who, how, whole: withSigns }): Allocation['obligations'] => {
    const whole = withSigns.trim(/[、,;。]/);
    notes.hold(withSigns);
    const shared = { level, mandatory: how === MANDATORY, rule: whole.text };
    if (EVERYBODY.test(who.text)) {
      const unitLevel: UnitLevel = level === 'local' ? null : level;
      return [{ ...shared, group: null, unitLevel, members: [], part: who, quote: notes.quote(whole) }];
    }
    return partGroups(who).map(({ part, noun }) => {
      const list = MEMBERS.exec(part.text.replace(/\(以下简称[^()]*\)/g, ''));
      const members = list?.groups?.['members']?.replace(/等\d*(?:省|市|个|家).*$|等$/, '').split(/[、,]/) ?? [];
      const group = groupNames(part.text.replace(list?.[0] ?? '', '') + noun);
      return { ...shared, group, unitLevel: unitLevelOf(group, level), members, part, quote: notes.quote(part) };
    });
  });
}

/** Under 省份 and 地市 the label says which units; under 涉及地方 the group's own noun does, if it can. */
function unitLevelOf(group: string, level: Level): UnitLevel {
  if (level !== 'local') return level;
  return PROVINCE_NOUN.test(group) ? 'province' : CITY_NOUN.test(group) ? 'city' : null;
}

/** 建立…的省份、…城市 are two groups, 第一批、第二批示范区 two that share a noun; 专利、商标…涉及省份 is one. */
function partGroups(who: Traced): { part: Traced; noun: string }[] {
  const found: { part: Traced; noun: string }[] = [];
  let ordinals: Traced[] = [];
  let open = Traced.EMPTY;
  const parts = outsideBrackets(who);
  for (const part of parts) {
    const whole = open.length > 0 ? stretch(who, open, part) : part;
    if (open.length === 0 && ORDINAL.test(part.text)) ordinals = [...ordinals, part];
    else if (ordinals.length > 0 && LEADING_ORDINAL.test(part.text)) {
      const noun = part.text.replace(LEADING_ORDINAL, '');
      found.push(...ordinals.map((ordinal) => ({ part: ordinal, noun })), { part, noun: '' });
      ordinals = [];
    } else if (GROUP_NOUN.test(whole.text) || part === parts.at(-1)) {
      found.push({ part: whole, noun: '' });
      open = Traced.EMPTY;
    } else open = whole;
  }
  return [...found, ...ordinals.map((part) => ({ part, noun: '' }))];
}

const stretch = (whole: Traced, from: Traced, to: Traced): Traced => whole.slice(whole.at.indexOf(from.at[0] ?? -1), whole.at.indexOf(to.at.at(-1) ?? -1) + 1);

function outsideBrackets(who: Traced): Traced[] {
  let depth = 0;
  let from = 0;
  const parts: Traced[] = [];
  [...who.text].forEach((sign, place) => {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth > 0 || !/[、,;]/.test(sign)) return;
    parts.push(who.slice(from, place));
    from = place + 1;
  });
  return [...parts, who.slice(from)].filter((part) => part.length > 0);
}
