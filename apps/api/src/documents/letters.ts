import type { z } from 'zod';
import type { AssignmentView } from '#api-types/views/assignment.views.js';
import { sectionWord } from '#api-types/words.js';
import type { EventOf } from '#domain/assignment/assignment.events.js';
import { dayOf } from '#domain/calendar/day.js';
import { instant } from '#domain/calendar/instant.js';
import { assignmentParts } from '#domain/shared/ids.js';
import { dayInWords, type Block, type OfficialDocument } from '#documents/letters/official-document.js';
import { beijingText } from '../platform/instant-text.js';

export type View = z.infer<typeof AssignmentView>;
type Letter = NonNullable<View['letter']>;
type Entry = View['history'][number];
/** The annual notice that a letter rests on, and who prints it. */
export interface Basis {
  readonly issuer: string;
  readonly title: string;
  readonly documentNumber: string;
}

/** `〔2024〕T07-O1-44`: of which year, clause and unit; what stands before and after it says which letter. */
const numberOf = (kind: string, id: string, nth?: number): string => {
  const parts = assignmentParts(id);
  return `${kind}〔${parts?.year ?? ''}〕${(parts?.obligation ?? '').toUpperCase()}-${parts?.unit ?? ''}${nth === undefined ? '' : `-${nth}`}`;
};
const by = (day: string): string => `${dayInWords(day)} 24:00`;
const dayOfText = (at: string): string => dayOf(instant(Date.parse(at)));
const taskOf = ({ task }: View): string => `${task.code.toUpperCase()}“${task.title}”`;
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const heading = (text: string): Block => ({ kind: 'heading', text });

type Signed = Pick<OfficialDocument, 'issuer' | 'signedBy' | 'signedOn' | 'copies' | 'printedBy'>;
const signed = ({ issuer }: Basis, signedBy: string, signedOn: string | null, copies: readonly string[]): Signed => ({
  issuer, signedBy, signedOn, copies, printedBy: signedOn === null ? issuer : `${issuer}  ${dayInWords(signedOn)}印发`,
});

/** 下达函, as it was issued: later changes of dates have letters and entries of their own. */
export const issueLetter = (view: View, issued: Pick<EventOf<'AssignmentIssued'>, 'at' | 'data'>, basis: Basis): OfficialDocument => {
  const { acknowledgeBy, planNeeded, planDueOn, completionDueOn, milestones, metrics = [] } = issued.data;
  const summaryOf = new Map(view.milestones.map(({ id, summary }) => [id, summary]));
  const aimOf = new Map(view.metrics.map(({ id, subject }) => [id, subject]));
  const dates = [`请于 ${by(acknowledgeBy)}前签收。`, ...(planNeeded ? [`请于 ${by(planDueOn)}前报送工作计划。`] : []), ...(completionDueOn ? [`请于 ${by(completionDueOn)}前申报办结。`] : [])];
  return {
    documentNumber: numberOf('下达', view.id), title: `关于下达“${view.task.title}”任务的函`, addressee: view.unit.name,
    body: [
      paragraph(`根据《${basis.title}》（${basis.documentNumber}），现将 ${taskOf(view)}任务（${view.mandatory ? '必做' : '选做'}）下达你单位。`),
      heading('一、任务要求'), paragraph(view.obligation.summary),
      heading('二、办理时限'), { kind: 'list', items: dates },
      ...(milestones.length === 0 ? [] : [heading('三、时间节点'), { kind: 'table', head: ['节点', '截止日期'], rows: milestones.map(({ id, dueOn }) => [summaryOf.get(id) ?? id, dayInWords(dueOn)]) } satisfies Block]),
      ...(metrics.length === 0 ? [] : [heading(`${milestones.length === 0 ? '三' : '四'}、指标`), { kind: 'table', head: ['指标', '目标值'], rows: metrics.map(({ id, comparator, value, unit }) => [aimOf.get(id) ?? id, `${comparator} ${value} ${unit}`]) } satisfies Block]),
      paragraph(`牵头部门：${view.leadDepartment.name}${view.supportingDepartments.length === 0 ? '' : `；配合部门：${view.supportingDepartments.map(({ name }) => name).join('、')}`}。`),
    ],
    ...signed(basis, basis.issuer, dayOf(issued.at), [view.leadDepartment.name, ...view.supportingDepartments.map(({ name }) => name)]),
  };
};

/** Items by section, in the order of the plan's. */
export const bySection = <T extends { readonly section: string }>(view: Pick<View, 'plan'>, items: readonly T[]): { section: string; items: T[] }[] => {
  const sections = [...new Set([...(view.plan?.sections.map(({ id }) => id) ?? []), ...items.map(({ section }) => section)])];
  return sections.map((section) => ({ section, items: items.filter((item) => item.section === section) })).filter((each) => each.items.length > 0);
};

/** 退回意见函: items of all departments in the order of the plan's sections, numbered through; without a date it has not gone out. */
export const returnLetter = (view: View, letter: Letter, at: number | null, basis: Basis): OfficialDocument => {
  const sorted = bySection(view, letter.items).flatMap(({ items }) => items);
  return {
    documentNumber: numberOf('退回', view.id, letter.round), title: `关于退回“${view.task.title}”工作计划的意见函`, addressee: view.unit.name,
    body: [
      ...(sorted.length === 0
        ? [paragraph(`贵单位 ${taskOf(view)}计划（第 ${letter.round} 轮）现予重开，请修改后重新报送。`)]
        : [paragraph(`贵单位报送的 ${taskOf(view)}计划（第 ${letter.round} 轮）经审核，请按下列 ${sorted.length} 条意见修改并逐条答复：`), { kind: 'list', items: sorted.map((item) => `${sectionWord(item.section).zh}（${item.department.name}）：${item.text}`) } satisfies Block]),
      ...(letter.reason === '' ? [] : [paragraph(`说明：${letter.reason}`)]),
      paragraph(`请于 ${by(letter.revisionDueOn)}前重新报送。`),
    ],
    ...signed(basis, view.leadDepartment.name, at === null ? null : dayOf(instant(at)), [...new Set(letter.items.map(({ department }) => department.name))].filter((name) => name !== view.leadDepartment.name)),
  };
};

const TIMELINESS: Readonly<Record<string, string>> = { in_time: '按期', grace: '宽限期内', late: '逾期' };
/** In groups, so that it stands on a line of paper. */
const grouped = (hash: string): string => hash.match(/.{1,16}/g)?.join(' ') ?? '';

/** 报送回执 of one submission: number, instant of the server, hashes. */
export const receipt = (view: View, entry: Entry, basis: Basis): OfficialDocument => ({
  documentNumber: numberOf('回执', view.id, entry.sequence), title: '工作计划报送回执', addressee: view.unit.name,
  body: [
    paragraph(`你单位报送的 ${taskOf(view)}计划（第 ${entry.round} 轮）已收到，回执如下：`),
    {
      kind: 'list',
      items: [
        `报送时间：${beijingText(entry.at)}（北京时间）`,
        `报送人：${[entry.unit, entry.actor].filter((part) => part !== '').join(' ')}`,
        `应报送日期：${typeof entry.facts['dueOn'] === 'string' ? dayInWords(entry.facts['dueOn']) : '–'}；及时性：${TIMELINESS[String(entry.facts['timeliness'])] ?? '–'}`,
        `文本校验码（SHA-256）：${grouped(String(entry.facts['textHash'] ?? '–'))}`,
        `记录校验码（SHA-256）：${grouped(entry.hash)}`,
      ],
    },
  ],
  ...signed(basis, basis.issuer, dayOfText(entry.at), []),
});

const after = (paragraphs: readonly string[], label: string): string | undefined => paragraphs.find((text) => text.startsWith(label))?.slice(label.length);

/** 督办单, 批示: the notice as it was written when it was issued. */
export const supervisionLetter = ({ title, paragraphs }: { readonly title: string; readonly paragraphs: readonly string[] }, issuedOn: string | null, basis: Basis): OfficialDocument => {
  const [number, addressee, copies] = ['文号：', '主送：', '抄送：'].map((label) => after(paragraphs, label));
  return {
    documentNumber: number ?? '', title: title.replace(number ?? '', '').replaceAll(/\s+/g, ''), addressee: addressee ?? '',
    body: paragraphs.filter((text) => !/^(文号|主送|抄送)：/.test(text)).map(paragraph),
    ...signed(basis, basis.issuer, issuedOn, copies === undefined ? [] : [copies]),
  };
};
