import type { z } from 'zod';
import { codeWord } from '#api-types/export-words.js';
import { statusWord } from '#api-types/words.js';
import type { OverviewView } from '#api-types/views/assignment.views.js';
import type { AssignmentList, RateList } from '#api-types/views/dashboard.views.js';
import type { SupervisionList } from '#api-types/views/register.views.js';
import { dayOf } from '#domain/calendar/day.js';
import { instant } from '#domain/calendar/instant.js';
import { dayInWords, type Block, type OfficialDocument } from '#documents/letters/official-document.js';
import type { BulletinInputs } from '#persistence/content/bulletin.store.js';
import { beijingText } from '../platform/instant-text.js';
import type { Basis } from './letters.js';

export interface RankedScore {
  readonly unit: string;
  readonly total: number;
  /** As of the bulletin's day: 申诉中 stands until it is decided. */
  readonly appeal: 'lodged' | 'upheld' | 'erratum' | null;
}
export interface BulletinFigures {
  readonly lights: z.infer<typeof AssignmentList>['lights'];
  readonly overview: z.infer<typeof OverviewView>;
  readonly rates: z.infer<typeof RateList>;
  readonly red: z.infer<typeof AssignmentList>['rows'];
  /** Issued notices: all that are open, and red ones since the last bulletin. */
  readonly cases: z.infer<typeof SupervisionList>['rows'];
  readonly scores: readonly RankedScore[];
}

const NUMERALS = ['一', '二', '三', '四', '五'];
const percent = (share: number | null): string => (share === null ? '–' : `${share}%`);
const APPEALS = { lodged: '申诉中，以裁定为准', upheld: '申诉未予支持', erratum: '申诉成立，已更正' } as const;
const REPLIES = { waiting: '已回复，待复核', accepted: '已回复，已认可', rejected: '回复未认可' } as const;
const plain = (word: string): string => word.replace(/^▌+/, '');

/** 通报: the figures of a past day in the official layout; equal inputs and records give the equal document. */
export const bulletinOf = ({ lights, overview, rates, red, cases, scores }: BulletinFigures, { year, nth, asOf, since, queriedAtMs }: BulletinInputs, basis: Basis): OfficialDocument => {
  const { total } = rates;
  const parts: [string, Block[]][] = [
    [
      '总体情况',
      [
        { kind: 'paragraph', text: `截至 ${dayInWords(asOf)} 24:00，《${basis.title}》（${basis.documentNumber}）下达的任务中，红灯 ${lights.red} 项，黄灯 ${lights.yellow} 项，绿灯 ${lights.green} 项，灰灯 ${lights.grey} 项，涉及 ${overview.tasks.length} 项重点任务、${overview.units.length} 个省级单位。` },
        { kind: 'paragraph', text: `各省级单位必做任务到期 ${total.due} 项次，按期 ${total.inTime} 项次，按期率 ${percent(total.inTimePercent)}；完成 ${total.done} 项次，完成率 ${percent(total.donePercent)}。` },
      ],
    ],
    ['各单位按期率', rates.rows.length === 0 ? [] : [{ kind: 'table', head: ['单位', '到期', '按期', '按期率', '完成', '完成率'], rows: rates.rows.map((row) => [row.name.name, String(row.due), String(row.inTime), percent(row.inTimePercent), String(row.done), percent(row.donePercent)]) }]],
    ['红灯事项', red.length === 0 ? [] : [{ kind: 'table', head: ['单位', '任务', '状态', '期限', '逾期工作日'], rows: red.map((row) => [row.unit.name, `${row.task.toUpperCase()} ${row.title}`, statusWord(row.status).zh, row.dueOn ?? '–', row.workingDaysLeft !== null && row.workingDaysLeft < 0 ? String(-row.workingDaysLeft) : '–']) }]],
    ['督办情况', cases.length === 0 ? [] : [{ kind: 'table', head: ['文号', '单位', '级别', '事由', '回复情况', '申诉'], rows: cases.map((row) => [row.number, row.unit.name, plain(codeWord('level', row.level).zh), codeWord('ground', row.ground).zh, row.state === 'closed' ? '已办结' : row.replyState === null ? `应于 ${row.replyDueOn} 前回复` : REPLIES[row.replyState], row.appealState === null ? '–' : APPEALS[row.appealState]]) }]],
    ['得分和名次', scores.length === 0 ? [] : [{ kind: 'table', head: ['名次', '单位', '得分', '申诉'], rows: scores.map((row) => [String(scores.filter(({ total: other }) => other > row.total).length + 1), row.unit, String(row.total), row.appeal === null ? '–' : APPEALS[row.appeal]]) }]],
  ];
  return {
    issuer: basis.issuer, documentNumber: `通报〔${year}〕第${nth}期`, title: `关于${year}年度工作指引推进情况的通报`, addressee: '各承办单位，局内各部门',
    body: [
      ...parts.flatMap(([title, blocks], index): Block[] => [{ kind: 'heading', text: `${NUMERALS[index] ?? ''}、${title}` }, ...(blocks.length === 0 ? [{ kind: 'paragraph', text: '无。' } satisfies Block] : blocks)]),
      { kind: 'paragraph', text: `数据说明：查询时间 ${beijingText(queriedAtMs)}（北京时间）；年度 ${year}，截至 ${asOf}${since === null ? '，首期' : `，上期截至 ${since}`}。本通报印发后不作修改，更正另行附后；申诉中的事项以裁定为准。` },
    ],
    signedBy: basis.issuer, signedOn: dayOf(instant(queriedAtMs)), copies: [], printedBy: `${basis.issuer}  ${dayInWords(dayOf(instant(queriedAtMs)))}印发`,
  };
};
