import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { nameOf, taskCode } from '../ui/date-text.js';
import type { Deed } from './verbs.js';

/** T07 · 广东 · 通过. */
export const useHeldName = ({ task, unit }: AssignmentView): ((deed: Deed) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (deed) => `${taskCode(task.code)} · ${nameOf(unit, language)} · ${t(`verb.${deed}`)}`;
};
