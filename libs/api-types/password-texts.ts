import { list, text, type Text } from './refusal-parts.js';
import type { Bilingual } from './words.js';

const FAULTS: Readonly<Record<string, (least: string, classes: string) => Bilingual>> = {
  short: (least) => ({ zh: `至少 ${least || '12'} 个字符`, en: `at least ${least || '12'} characters` }),
  classes: (_least, classes) => ({ zh: `大写、小写、数字、符号中至少 ${classes || '3'} 类`, en: `at least ${classes || '3'} of capitals, small letters, digits and signs` }),
  context: () => ({ zh: '不含账号、姓名、单位名称和常见口令', en: 'no account, name, unit or common password in it' }),
  monotonous: () => ({ zh: '至少 5 个不同的字符', en: 'at least 5 different characters' }),
};

/** What a new password lacks, all of it at once. */
export const passwordWeakText: Text = (facts) => {
  const lacks = list(facts['faults']).flatMap((fault) => FAULTS[fault]?.(text(facts['least']), text(facts['classes'])) ?? []);
  if (lacks.length === 0) return { zh: '新口令不符合口令策略。请换一个更长、更难猜的。', en: 'The new password does not meet the policy. Choose a longer one that is harder to guess.' };
  return { zh: `新口令还需：${lacks.map(({ zh }) => zh).join('；')}。`, en: `The new password needs: ${lacks.map(({ en }) => en).join('; ')}.` };
};
