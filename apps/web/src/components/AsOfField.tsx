import { Button, Input } from 'antd';
import { useId } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** A past day, `YYYY-MM-DD`; undefined: now. */
  value: string | undefined;
  /** Today by the record's clock, which a demo moves. */
  today: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** 截至: the list as it stood at the end of a past day (D3). */
export const AsOfField = ({ value, today, onChange }: Props): ReactElement => {
  const { t } = useTranslation();
  const id = useId();
  return (
    <span className="as-of">
      <label htmlFor={id}>{t('asOf.label')}</label>
      <Input
        id={id} type="date" className="as-of-day" value={value ?? today ?? ''} {...(today === undefined ? {} : { max: today })}
        onChange={({ target }) => onChange(target.value === '' || target.value === today ? undefined : target.value)}
      />
      {value !== undefined && (
        <Button type="link" onClick={() => onChange(undefined)}>
          {t('asOf.now')}
        </Button>
      )}
    </span>
  );
};
