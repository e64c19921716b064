import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarProposal, CalendarView } from '../api/generated/types.gen.js';
import { useLanguage } from '../messages/use-language.js';
import { dayText } from '../ui/date-text.js';
import { DayField } from './DayField.js';
import { Field, FormShell } from './FormShell.js';
import { usePropose } from './use-propose.js';
import { isFound, LOCAL, useUnitOptions } from './unit-options.js';

type Kind = CalendarView['special'][string];
interface Special {
  /** Empty: everybody's. */
  readonly unit: string;
  readonly day: string;
  readonly kind: Kind;
}
const KINDS: readonly Kind[] = ['holiday', 'make_up'];
const keyOf = ({ unit, day }: Special): string => `${day} ${unit}`;

const specialsOf = ({ special, extra, year }: CalendarView): Special[] =>
  [...Object.entries(special).map(([day, kind]) => ({ unit: '', day, kind })), ...Object.entries(extra).flatMap(([unit, days]) => Object.entries(days).map(([day, kind]) => ({ unit, day, kind })))]
    .filter(({ day }) => day.startsWith(String(year)))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** The whole calendar anew: this year's days as edited, the other years as they stand. */
const calendarOf = (view: CalendarView, version: string, days: readonly Special[], status: 'published' | 'provisional', document: string): CalendarProposal['calendar'] => {
  const other = (special: Readonly<Record<string, Kind>>): Record<string, Kind> => Object.fromEntries(Object.entries(special).filter(([day]) => !day.startsWith(String(view.year))));
  const own = (unit: string): Record<string, Kind> => Object.fromEntries(days.filter((each) => each.unit === unit).map(({ day, kind }) => [day, kind]));
  const units = new Set([...Object.keys(view.extra), ...days.map(({ unit }) => unit)].filter((unit) => unit !== ''));
  const extra = Object.fromEntries([...units].map((unit) => [unit, { ...other(view.extra[unit] ?? {}), ...own(unit) }] as const).filter(([, special]) => Object.keys(special).length > 0));
  const { [view.year]: _old, ...documents } = view.documents;
  return { version, years: { ...view.years, [view.year]: status }, special: { ...other(view.special), ...own('') }, extra, documents: document.trim() === '' ? documents : { ...documents, [view.year]: document.trim() } };
};

/** 发布新版工作日历: proposed as a change set, with its preview of every date that would move. */
export const ProposeCalendarForm = ({ cycleYear, view, onClose }: { cycleYear: number; view: CalendarView; onClose: () => void }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const units = useUnitOptions(LOCAL);
  const [days, setDays] = useState<readonly Special[]>(() => specialsOf(view));
  const [status, setStatus] = useState<'published' | 'provisional'>(view.isProvisional ? 'provisional' : 'published');
  const [document, setDocument] = useState(view.documents[view.year] ?? '');
  const [version, setVersion] = useState('');
  const [reason, setReason] = useState('');
  const { propose, ...sending } = usePropose(cycleYear);
  const unitOf = (unit: string): string => (unit === '' ? t('calendar.everybody') : (units.find(({ value }) => value === unit)?.label ?? unit));
  const notReady = (): string | undefined => {
    if (!/^[\w.-]{1,64}$/.test(version)) return t('calendar.versionNeeded');
    return reason.trim() === '' ? t('form.reasonNeeded', { label: t('cycle.reason') }) : undefined;
  };
  return (
    <FormShell title={t('calendar.form', { year: view.year })} submitText={t('change.preview')} notReady={notReady()} onSubmit={() => propose({ kind: 'calendar', calendar: calendarOf(view, version, days, status, document) }, reason)} onCancel={onClose} {...sending}>
      <div className="field-grid">
        <Field label={t('calendar.newVersion')}>{(id) => <Input id={id} autoFocus placeholder={t('calendar.versionHint', { version: view.version })} maxLength={64} value={version} onChange={(event) => setVersion(event.target.value)} />}</Field>
        <Field label={t('calendar.document')}>{(id) => <Input id={id} maxLength={100} value={document} onChange={(event) => setDocument(event.target.value)} />}</Field>
        <Field label={t('calendar.status')}>
          {(id) => <Select id={id} value={status} options={(['published', 'provisional'] as const).map((value) => ({ value, label: t(`calendar.${value}`) }))} onChange={setStatus} />}
        </Field>
      </div>
      <AddDay year={view.year} onAdd={(day) => setDays((was) => [...was.filter((each) => keyOf(each) !== keyOf(day)), day].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)))} />
      <ul className="special-days" aria-label={t('calendar.special', { n: days.length })}>
        {days.map((each) => (
          <li key={keyOf(each)}>
            <span>{t('calendar.extraDay', { unit: unitOf(each.unit), day: dayText(each.day, language), kind: t(`calendar.kind.${each.kind}`) })}</span>
            <Button size="small" aria-label={t('calendar.removeOf', { day: dayText(each.day, language), unit: unitOf(each.unit) })} onClick={() => setDays((was) => was.filter((other) => other !== each))}>
              {t('calendar.remove')}
            </Button>
          </li>
        ))}
      </ul>
      <Field label={t('cycle.reason')}>{(id) => <Input id={id} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}</Field>
    </FormShell>
  );
};

const AddDay = ({ year, onAdd }: { year: number; onAdd: (day: Special) => void }): ReactElement => {
  const { t } = useTranslation();
  const units = useUnitOptions(LOCAL);
  const [day, setDay] = useState('');
  const [kind, setKind] = useState<Kind>('holiday');
  const [unit, setUnit] = useState('');
  const isInYear = day.startsWith(String(year));
  return (
    <div className="field-row">
      <DayField label={t('calendar.day')} value={day} onChange={setDay} />
      <Field label={t('calendar.kindHead')}>{(id) => <Select id={id} value={kind} options={KINDS.map((value) => ({ value, label: t(`calendar.kind.${value}`) }))} onChange={setKind} />}</Field>
      <Field label={t('calendar.whose')}>
        {(id) => <Select id={id} popupMatchSelectWidth={false} showSearch={{ filterOption: isFound }} value={unit} options={[{ value: '', label: t('calendar.everybody'), search: '' }, ...units]} onChange={setUnit} />}
      </Field>
      <Button className="self-end" disabled={!isInYear} onClick={() => onAdd({ unit, day, kind })}>
        {t('calendar.add')}
      </Button>
    </div>
  );
};
