import type { WorkingCalendar } from './working-calendar.js';

/** Holidays (节假日) and make-up working days (调休上班日) of the State Council's yearly notices, `MM-DD`, blank-separated. */
const YEARS: Record<string, { readonly holiday: string; readonly make_up: string }> = {
  2024: {
    holiday: '01-01 02-10 02-11 02-12 02-13 02-14 02-15 02-16 02-17 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 06-10 09-15 09-16 09-17 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    make_up: '02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12',
  },
  2025: {
    holiday: '01-01 01-28 01-29 01-30 01-31 02-01 02-02 02-03 02-04 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 05-31 06-01 06-02 10-01 10-02 10-03 10-04 10-05 10-06 10-07 10-08',
    make_up: '01-26 02-08 04-27 09-28 10-11',
  },
  2026: {
    holiday: '01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07',
    make_up: '01-04 02-14 02-28 05-09 09-20 10-10',
  },
};

const special = Object.fromEntries(
  Object.entries(YEARS).flatMap(([year, kinds]) =>
    (['holiday', 'make_up'] as const).flatMap((kind) => kinds[kind].split(' ').map((day) => [`${year}-${day}`, kind] as const)),
  ),
);

/** The seed of the working calendar; 2027 is not published yet and counts as ordinary weeks, 暂定. */
export const CALENDAR_2024_2026: WorkingCalendar = {
  version: 'cn-2024-2026-1',
  years: { 2024: 'published', 2025: 'published', 2026: 'published', 2027: 'provisional' },
  special,
  documents: { 2024: '国办发明电〔2023〕7号', 2025: '国办发明电〔2024〕12号', 2026: '国办发明电〔2025〕7号' },
};
