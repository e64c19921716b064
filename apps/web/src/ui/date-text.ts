import type { Language } from './preferences.js';

const WEEKDAYS: Record<Language, readonly string[]> = {
  'zh-CN': ['日', '一', '二', '三', '四', '五', '六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

const partsOf = (day: string): DayParts => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date, weekday: new Date(Date.UTC(year, month - 1, date)).getUTCDay() };
};

/** 0: Sunday. */
export const weekdayOf = (day: string): number => partsOf(day).weekday;
export const weekdaysFromMonday = (language: Language): readonly string[] => [...WEEKDAYS[language].slice(1), WEEKDAYS[language][0] ?? ''];

/** A Beijing day with its weekday: 6月30日（周日）, Sun 30 Jun; with the year where `withYear`. */
export const dayText = (day: string, language: Language, withYear = false): string => {
  const parts = partsOf(day);
  const weekday = WEEKDAYS[language][parts.weekday] ?? '';
  if (language === 'en') return `${weekday} ${parts.day} ${MONTHS[parts.month - 1] ?? ''}${withYear ? ` ${parts.year}` : ''}`;
  return `${withYear ? `${parts.year}年` : ''}${parts.month}月${parts.day}日（周${weekday}）`;
};

/** 截止日期: inclusive, so it ends at 24:00 of its day: 6月30日（周日）24:00前. */
export const deadlineText = (day: string, language: Language, withYear = false): string =>
  language === 'en' ? `by 24:00 ${dayText(day, language, withYear)}` : `${dayText(day, language, withYear)}24:00前`;

const beijing = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai', hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
});

/** Beijing day and hour of an instant, whatever the reader's own zone is. */
export const beijingOf = (instant: string): { day: string; time: string } => {
  const parts = Object.fromEntries(beijing.formatToParts(new Date(instant)).map((part) => [part.type, part.value]));
  return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, time: `${parts['hour']}:${parts['minute']}` };
};

/** 6月28日（周五）09:00, Fri 28 Jun 09:00. */
export const instantText = (instant: string, language: Language, withYear = false): string => {
  const { day, time } = beijingOf(instant);
  return language === 'en' ? `${dayText(day, language, withYear)} ${time}` : `${dayText(day, language, withYear)}${time}`;
};

/** A name in the reader's language; entered text stays as entered. */
export const nameOf = (named: { name: string; englishName: string }, language: Language): string =>
  language === 'en' && named.englishName !== '' ? named.englishName : named.name;

export const titleOf = (task: { title: string; englishTitle: string }, language: Language): string =>
  language === 'en' && task.englishTitle !== '' ? task.englishTitle : task.title;

/** `t07` → T07. */
export const taskCode = (code: string): string => code.toUpperCase();
