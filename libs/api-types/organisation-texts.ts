import type { RefusalCode } from '#domain/shared/refusal.js';
import { joined, list, person, text, when, type Text } from './refusal-parts.js';
import { roleWord } from './words.js';

/** What is refused where units and contacts are kept. */
export const ORGANISATION_TEXTS = {
  ROLE_UNFIT: (facts) => {
    const [wrong, possible] = [joined(list(facts['roles']), roleWord), joined(list(facts['possible']), roleWord)];
    return {
      zh: `该单位不设此角色${when(wrong.zh, (shown) => `（${shown}）`)}，未作修改。${when(possible.zh, (shown) => `可选角色：${shown}。`)}请改选后再提交。`,
      en: `A person of this unit cannot have these roles${when(wrong.en, (shown) => ` (${shown})`)}, so nothing was changed. ${when(possible.en, (shown) => `Possible: ${shown}. `)}Choose again.`,
    };
  },
  ACCOUNT_TAKEN: (facts) => ({
    zh: `账号 ${text(facts['account'])} 已存在，未重复增加。请另取账号，或修改已有联系人。`,
    en: `The account ${text(facts['account'])} is there already and was not added again. Choose another, or change the existing contact.`,
  }),
  LAST_OF_ROLE: (facts) => {
    const roles = joined(list(facts['roles']), roleWord);
    return {
      zh: `${person(facts) || '该联系人'}是本单位唯一的${roles.zh || '任职人员'}，未作修改。请先确定接任人，或办理离任交接。`,
      en: `${person(facts) || 'This contact'} is the last ${roles.en || 'holder of the role'} of the unit, so nothing was changed. Name a successor first, or hand the work over.`,
    };
  },
  HAND_OVER_HELD: (facts) => ({
    zh: `有 ${text(facts['count'])} 件事项不能交给所选接任人，未交接。请另选接任人，或先恢复暂停的任务：${list(facts['assignments']).join('、')}。`,
    en: `The work was not handed over: ${text(facts['count'])} item(s) cannot go to this successor. Choose another, or resume what is suspended: ${list(facts['assignments']).join(', ')}.`,
  }),
  UNIT_TAKEN: (facts) => ({
    zh: `单位代码 ${text(facts['unit'])} 或名称已存在，未作修改。请核对后另取代码或名称。`,
    en: `A unit of the code ${text(facts['unit'])} or of this name is there already, so nothing was changed. Check it and choose another.`,
  }),
  UNIT_UNFIT: (facts) => ({
    zh: `单位代码 ${text(facts['unit'])} 不符合规则，未增设。省级单位用两位区划代码，地市用四位（前两位为所属省），部门用 dept- 开头的代码。`,
    en: `The code ${text(facts['unit'])} does not fit, so no unit was created. A province has two digits, a city four (the first two its province's), a department a code that begins with dept-.`,
  }),
} as const satisfies Partial<Record<RefusalCode, Text>>;
