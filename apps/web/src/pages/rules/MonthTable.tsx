import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarView } from '../../api/generated/types.gen.js';
import { useLanguage } from '../../messages/use-language.js';
import { dayText, weekdaysFromMonday, weekdayOf } from '../../ui/date-text.js';

type Day = CalendarView['days'][number];

/** A month by weeks, Monday first; what a day is stands in words for who does not see the colour. */
export const MonthTable = ({ month, days }: { month: string; days: readonly Day[] }): ReactElement => {
  const { t } = useTranslation();
  const language = useLanguage();
  const first = days[0];
  const empty = first ? (weekdayOf(first.day) + 6) % 7 : 0;
  const cells: readonly (Day | null)[] = [...Array.from({ length: empty }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => Array.from({ length: 7 }, (_each, index) => cells[week * 7 + index] ?? null));
  return (
    <table className="month-table">
      <caption>{t('calendar.month', { month: Number(month) })}</caption>
      <thead>
        <tr>
          {weekdaysFromMonday(language).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, weekday) =>
              day === null ? (
                <td key={weekday} />
              ) : (
                <td key={weekday} className={`calendar-day is-${day.kind}`} title={`${dayText(day.day, language)} ${t(`calendar.kind.${day.kind}`)}`}>
                  {Number(day.day.slice(8))}
                  {day.kind === 'holiday' || day.kind === 'make_up' ? <span className="calendar-mark">{t(`calendar.mark.${day.kind}`)}</span> : null}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
};
