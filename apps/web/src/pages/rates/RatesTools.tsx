import { Segmented } from 'antd';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RateList } from '../../api/generated/types.gen.js';
import { AsOfField } from '../../components/AsOfField.js';
import { Filter } from '../../components/FilterBar.js';
import { useLanguage } from '../../messages/use-language.js';
import { RATE_LEVELS, type RatesSearch } from '../../search-types.js';
import { nameOf } from '../../ui/date-text.js';

interface Props {
  search: RatesSearch;
  /** What the answer says that it is of. */
  shown: Pick<RateList, 'level' | 'province' | 'provinces'>;
  /** Today by the record's clock. */
  today: string | undefined;
  onChange: (search: RatesSearch) => void;
  children: ReactNode;
}

/** What rates and ranking are asked by: provinces or cities, whose cities, as of which day. */
export const RatesTools = ({ search, shown, today, onChange, children }: Props): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { province: _province, ...anywhere } = search;
  const { asOf: _asOf, ...ofNow } = search;
  return (
    <div className="overview-tools">
      <Segmented aria-label={t('assignments.level')} value={shown.level} options={RATE_LEVELS.map((value) => ({ value, label: t(`assignments.levels.${value}`) }))} onChange={(level) => onChange({ ...anywhere, level })} />
      {shown.provinces.length > 0 && (
        <Filter
          label={t('filter.province')} value={shown.province?.id} choices={shown.provinces.map((province) => ({ value: province.id, label: nameOf(province, language), search: `${province.name} ${province.englishName}` }))}
          onChange={(province) => onChange(province === undefined ? anywhere : { ...anywhere, province })}
        />
      )}
      <AsOfField value={search.asOf} today={today} onChange={(day) => onChange(day === undefined ? ofNow : { ...ofNow, asOf: day })} />
      {children}
    </div>
  );
};

/** The level and the province that are shown, as an address or an export names them. */
export const shownOf = ({ level, province }: Props['shown']): RatesSearch => ({ level, ...(province ? { province: province.id } : {}) });
