import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Light } from '../api/generated/types.gen.js';

/** 红黄绿灯: word, shape and colour; never the colour alone. */
export const LIGHT_SHAPES: Record<Light, string> = { red: '▲', yellow: '◆', green: '●', grey: '○' };
/** Worst first. */
export const LIGHTS: readonly Light[] = ['red', 'yellow', 'green', 'grey'];

export const LightSign = ({ light, text }: { light: Light; text?: string }): ReactElement => {
  const { t } = useTranslation();
  return (
    <span className={`light-text light-text-${light}`}>
      <span aria-hidden="true" className={`light-chip light-${light}`}>
        {LIGHT_SHAPES[light]}
      </span>
      <span>{text ?? t(`light.${light}`)}</span>
    </span>
  );
};
