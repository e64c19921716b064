import { AFTER_NAME, AND_OTHERS, BEFORE_NAME, BETWEEN_DEPARTMENTS, CHILD_OF_BUREAU, COLLECTIVE, DEPARTMENT, NAMED_LEAD, PARENT_BUREAU } from './grammar.js';
import type { Notebook } from './notebook.js';
import type { Traced } from './traced.js';

/** A department by the name the text gives it, with the bureau it shares with its neighbour before 、. */
export interface NamedDepartment {
  readonly name: string;
  readonly isLead: boolean;
  readonly part: Traced;
}

/** Departments of a list, in its order, each once. What is no department by its form, and 等, are open questions. */
export function readDepartments(list: Traced, notes: Notebook): NamedDepartment[] {
  notes.hold(list);
  if (AND_OTHERS.test(list.text)) notes.ask('departments', `“${list.text}”的“等”还包括哪些部门？`, list);
  const lead = NAMED_LEAD.exec(list.text)?.groups?.['name'];
  const found: NamedDepartment[] = [];
  for (const group of list.split(/[,;]/g)) {
    let parent = '';
    for (const part of group.split(BETWEEN_DEPARTMENTS)) {
      const own = nameOf(part);
      if (own.length === 0) continue;
      const named = PARENT_BUREAU.exec(own.text);
      parent = named?.groups?.['parent'] ?? (CHILD_OF_BUREAU.test(own.text) ? parent : '');
      const name = named || !parent ? own.text : parent + own.text;
      if (!DEPARTMENT.test(name)) notes.ask('departments', `“${name}”是哪个部门？`, own);
      if (COLLECTIVE.test(name)) notes.ask('collective', `“${name}”是统称：由哪些单位承担，是否各算一个责任单位？`, own);
      if (!found.some((each) => each.name === name)) found.push({ name, isLead: lead !== undefined && own.text === lead, part: own });
    }
  }
  return found;
}

function nameOf(part: Traced): Traced {
  const own = part.slice(BEFORE_NAME.exec(part.text)?.[0].length ?? 0);
  return own.slice(0, own.text.search(AFTER_NAME));
}
