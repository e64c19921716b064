import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

export type Level = 'blue' | 'orange' | 'red' | 'instruction';
const BARS: Record<Level, string> = { blue: '▌', orange: '▌▌', red: '▌▌▌', instruction: '✎' };

/** 督办单 level: bars, so that nobody takes it for a traffic light. */
export const LevelBars = ({ level }: { level: Level }): ReactElement => {
  const { t } = useTranslation();
  return (
    <span className={`level level-${level}`}>
      <span aria-hidden="true">{BARS[level]}</span>
      {t(`level.${level}`)}
    </span>
  );
};
