import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OverviewCell, OverviewView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { LIGHT_SHAPES } from '../../ui/LightSign.js';
import { countLights, worstOf } from './cells.js';

interface Props {
  overview: OverviewView;
  cells: readonly OverviewCell[];
  chosen: string | undefined;
  onChoose: (unit: string) => void;
}

/** One square a provincial unit, without outlines; its worst light. */
export const TileGrid = ({ overview, cells, chosen, onChoose }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section aria-labelledby="tiles-title">
      <h2 id="tiles-title">{t('overview.tilesTitle')}</h2>
      <div className="tile-grid">
        {overview.units.map((unit) => {
          const own = cells.filter((cell) => cell.unit === unit.id);
          const light = worstOf(own);
          const counts = countLights(own);
          const name = language === 'en' ? unit.englishName : unit.shortName;
          return (
            <button
              key={unit.id}
              type="button"
              className={`tile light-${light}`}
              style={{ gridColumn: unit.tile[0] + 1, gridRow: unit.tile[1] + 1 }}
              aria-pressed={chosen === unit.id}
              title={name}
              onClick={() => onChoose(unit.id)}
            >
              <span className="visually-hidden">{t('overview.tileLabel', { name, light: t(`light.${light}`), red: counts.red, yellow: counts.yellow })}</span>
              <span aria-hidden="true" className="tile-name">
                {unit.abbreviation}
              </span>
              <span aria-hidden="true">{LIGHT_SHAPES[light]}</span>
            </button>
          );
        })}
      </div>
    </section>
  );
};
