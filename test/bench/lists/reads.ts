import { A_PAST_DAY, THIS_YEAR } from './crowd.js';

export interface Read {
  readonly page: string;
  readonly who: string;
  readonly path: string;
  /** Of the heat map less is asked. */
  readonly isMap?: boolean;
}
const [COORDINATOR, LEADER, SYSTEM] = ['bureau:coordinator', 'bureau:leader', 'bureau:system'];
const [CLERK, PROVINCE_LEADER, PROVINCE_REVIEWER, CITY] = ['44:clerk', '44:leader', '44:reviewer', '4401:clerk'];
const OWN = encodeURIComponent(`asg/${THIS_YEAR}/t07-o1/44`);
const ENDED = encodeURIComponent(`asg/${THIS_YEAR - 1}/t07-o1/44`);
const CYCLE = encodeURIComponent(`cycle/${THIS_YEAR}`);

/** A place far inside a list, as its answers name one. */
const placeAt = (...values: string[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Every list page's data, by who reads it. `next`: of the first page, where the second begins. */
export const readsFor = (department: string, next: string | null): Read[] => {
  const [reviewer, director] = [`${department}:reviewer`, `${department}:director`];
  const of = (page: string, who: string, ...paths: string[]): Read[] => paths.map((path) => ({ page, who, path }));
  const year = `cycle=${THIS_YEAR}`;
  return [
    ...[CLERK, PROVINCE_LEADER, PROVINCE_REVIEWER, CITY, reviewer, director, COORDINATOR, LEADER].flatMap((who) => of('worklist', who, '/worklist')),
    ...[CLERK, reviewer].flatMap((who) => of('worklist', who, '/worklist?box=done', `/worklist?box=done&after=${placeAt(`${A_PAST_DAY} 08:00:00+00`, '')}`, '/worklist?box=mine', '/worklist?box=copied', '/worklist?box=drafts', '/worklist?light=red', '/worklist?verb=DraftPlan')),
    ...of('items', COORDINATOR, `/assignments?${year}`, ...(next ? [`/assignments?${year}&after=${next}`] : []), `/assignments?${year}&light=grey`, `/assignments?${year}&task=t07`, `/assignments?${year}&department=${department}`, `/assignments?${year}&level=province`, `/assignments?${year}&status=in_review`, `/assignments?cycle=${THIS_YEAR - 1}`),
    ...of('items as of', COORDINATOR, `/assignments?${year}&asOf=${A_PAST_DAY}`, `/assignments?cycle=${THIS_YEAR - 1}&asOf=${THIS_YEAR - 1}-09-20`),
    ...[CLERK, reviewer].flatMap((who) => of('items', who, `/assignments?${year}`, `/assignments?${year}&asOf=${A_PAST_DAY}`)),
    ...[COORDINATOR, reviewer, CLERK].map((who) => ({ page: 'heat map', who, path: `/overview?${year}`, isMap: true })),
    ...[COORDINATOR, CLERK].flatMap((who) => of('heat map as of', who, `/overview?${year}&asOf=${A_PAST_DAY}`)),
    ...of('rates', COORDINATOR, ...['unit', 'task', 'department', 'month'].map((by) => `/rates?${year}&by=${by}`), `/rates?${year}&by=unit&asOf=${A_PAST_DAY}`, ...['unit', 'task'].map((by) => `/rates?${year}&level=city&by=${by}`), `/rates?${year}&level=city&by=unit&province=44`),
    ...of('rates', CLERK, `/rates?${year}&by=task`),
    ...[COORDINATOR, CLERK].flatMap((who) => of('ranking', who, `/scores?${year}`, `/scores?${year}&level=city`, `/scores/appeals?${year}`)),
    ...[COORDINATOR, CLERK, reviewer].flatMap((who) => of('reminders', who, `/reminders?${year}`, `/reminders?${year}&state=armed`, `/reminders?${year}&duty=plan&task=t07`, `/reminders?${year}&asOf=${A_PAST_DAY}`)),
    ...of('reminders', COORDINATOR, `/reminders?${year}&after=${placeAt(`${A_PAST_DAY} 08:00:00+00`, '', '', '', '')}`, `/reminders?${year}&before=${placeAt(`${THIS_YEAR}-12-01 00:00:00+00`, '', '', '', '')}`, `/reminders?${year}&unit=44`, `/reminders?${year}&state=suppressed&reason=capped`),
    ...[COORDINATOR, CLERK, reviewer].flatMap((who) => of('supervision', who, `/supervision?${year}`, `/supervision?${year}&state=open`, `/supervision?${year}&asOf=${A_PAST_DAY}`)),
    ...of('supervision', COORDINATOR, `/supervision?${year}&after=${placeAt('open', `${A_PAST_DAY} 08:00:00+00`, '')}`, `/supervision?${year}&level=red`, `/supervision?${year}&level=blue&asOf=${A_PAST_DAY}`, `/supervision?${year}&unit=44`, `/supervision?${year}&drafted=1`, '/supervision/withheld'),
    ...of('supervision', COORDINATOR, `/supervision?cycle=${THIS_YEAR - 1}&asOf=${THIS_YEAR - 1}-09-20`),
    ...[CLERK, reviewer, COORDINATOR].flatMap((who) => of('progress', who, `/progress/reports?${year}`, `/progress/reports?cycle=${THIS_YEAR - 1}`)),
    ...[COORDINATOR, reviewer, CLERK].flatMap((who) => of('progress flags', who, `/progress/flags?${year}&task=t07`, `/progress/flags?cycle=${THIS_YEAR - 1}&task=t07`)),
    ...[COORDINATOR, CLERK].flatMap((who) => of('roll-up', who, `/progress/roll-up?${year}&metric=t07-city-k1`)),
    ...[CLERK, reviewer, COORDINATOR].flatMap((who) => of('requests', who, `/requests?${year}`)),
    ...of('requests', CLERK, `/requests/opt-in?${year}`),
    ...of('cities', CLERK, `/cities?${year}`),
    ...[COORDINATOR, reviewer, CLERK].flatMap((who) => of('search', who, `/search?${year}&q=${encodeURIComponent('广东 t07')}`, `/search?${year}&q=${encodeURIComponent('完善专利')}`, `/search?${year}&q=${encodeURIComponent('没有的词')}`)),
    ...[CLERK, COORDINATOR].flatMap((who) => of('assignment', who, `/assignments/${OWN}`, `/assignments/${ENDED}`, `/assignments/${ENDED}/reminders`, `/assignments/${ENDED}/rounds`, `/assignments/${ENDED}/threads`, `/assignments/${OWN}/forecast`)),
    ...[CLERK, reviewer].flatMap((who) => of('notices', who, '/notices', `/notices?after=${placeAt(`${A_PAST_DAY} 08:00:00+00`, NO_ID)}`)),
    ...of('briefing', LEADER, `/briefing?${year}`),
    ...of('change sets', COORDINATOR, '/change-sets'),
    ...of('cycles', COORDINATOR, '/cycles', `/cycles/${CYCLE}`, `/cycles/${CYCLE}/launch-check`, `/cycles/${CYCLE}/launch-preview`, `/cycles/${CYCLE}/launch-progress`, `/cycles/${CYCLE}/carry-over-preview?from=${encodeURIComponent(`cycle/${THIS_YEAR - 1}`)}`, `/cycles/${CYCLE}/rules`, '/calendar'),
    ...of('catalogue', CLERK, `/catalogue?year=${THIS_YEAR}`),
    ...of('catalogue', COORDINATOR, '/catalogue-versions'),
    ...of('organisation', COORDINATOR, '/organisation', '/organisation/names', '/organisation/units/44/contacts'),
    ...of('system', SYSTEM, '/system', '/system/failed-messages', '/system/stuck', '/system/reconciliations', '/system/accounts', '/system/accounts?q=44'),
    ...of('own', CLERK, '/phrases', '/saved-views', '/proxies'),
    ...of('exports', CLERK, `/exports/items?${year}&task=t07`, '/exports/notices'),
  ];
};
