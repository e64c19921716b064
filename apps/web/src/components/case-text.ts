import { useTranslation } from 'react-i18next';
import type { AssignmentView } from '../api/generated/types.gen.js';
import type { Level } from '../ui/LevelBars.js';

export type OpenCase = AssignmentView['instructions'][number] & { readonly level: Level };

/** The case and the instructions that are open, as the reader may see them. */
export const openCasesOf = ({ openCase, instructions }: AssignmentView): readonly OpenCase[] => [...(openCase ? [openCase] : []), ...instructions.map((each): OpenCase => ({ ...each, level: 'instruction' }))];

/** 立项依据 in words; a code that the page does not know is shown as it is. */
export const useGround = (): ((code: string) => string) => {
  const { t, i18n } = useTranslation();
  return (code) => (i18n.exists(`supervision.ground.${code}`) ? t(`supervision.ground.${code}` as 'supervision.ground.plan_overdue') : code);
};
