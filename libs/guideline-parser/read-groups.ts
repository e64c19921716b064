import type { DraftRegionGroup } from './draft.js';
import { RELATIVE_GROUP } from './grammar.js';
import type { Notebook } from './notebook.js';
import type { ReadTask } from './read-task.js';

/** Region groups in the order of the text, each once; one that only its task explains (涉及省份) once a task. */
export function readGroups(tasks: readonly ReadTask[], notes: Notebook): DraftRegionGroup[] {
  const groups = new Map<string, DraftRegionGroup>();
  for (const { task, allocation } of tasks) {
    for (const { group, unitLevel, members, part, quote } of allocation.obligations) {
      if (group === null) continue;
      const key = RELATIVE_GROUP.test(group) ? `${group} ${task.number}` : group;
      const known = groups.get(key);
      const level = known && known.unitLevel !== unitLevel ? (known.unitLevel ?? unitLevel) : unitLevel;
      groups.set(key, {
        name: group, unitLevel: level, members: [...new Set([...(known?.members ?? []), ...members])], quote: known?.quote ?? quote,
        tasks: [...new Set([...(known?.tasks ?? []), task.number])],
      });
      if (known) continue;
      if (members.length === 0) notes.ask('group_members', `“${group}”${key === group ? '' : `（任务 ${task.number}）`}包括哪些单位？原文未列名单。`, part);
      if (unitLevel === null) notes.ask('group_level', `“${group}”是省级还是地市？原文未写明。`, part);
      if (/等$/.test(members.join('')) || /等\)/.test(part.text)) notes.ask('group_members', `“${group}”的“等”还包括哪些单位？`, part);
    }
  }
  return [...groups.values()];
}
