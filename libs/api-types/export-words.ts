import type { Bilingual } from './words.js';

const two = (zh: string, en: string): Bilingual => ({ zh, en });

/** The lists that go out as xlsx, by the name in the address. */
export const EXPORTED_LISTS = {
  worklist: two('待办', 'Worklist'),
  items: two('全部事项', 'All items'),
  overview: two('总览', 'Overview'),
  rates: two('按期率', 'Rates'),
  scores: two('得分', 'Scores'),
  reminders: two('提醒台账', 'Reminder ledger'),
  supervision: two('督办台账', 'Supervision'),
  notices: two('消息', 'Notices'),
  metrics: two('指标汇总', 'Metrics'),
  load: two('负荷', 'Load'),
  audit: two('留痕', 'Audit trail'),
  rehearsal: two('演练', 'Rehearsal'),
} as const satisfies Readonly<Record<string, Bilingual>>;
export type ExportedList = keyof typeof EXPORTED_LISTS;

/** Heads of columns and names of filters. */
export const HEADS = {
  light: two('灯', 'Light'), task: two('任务', 'Task'), title: two('任务名称', 'Title'), unit: two('单位', 'Unit'), department: two('牵头部门', 'Lead department'), status: two('状态', 'Status'), round: two('轮次', 'Round'),
  due: two('期限', 'Due'), left: two('剩余工作日', 'Working days left'), holder: two('持有方', 'Held by'), percent: two('进度 %', 'Progress %'), case: two('督办', 'Supervision'), ask: two('待办', 'To do'), at: two('时间', 'Instant'), id: two('编号', 'Id'),
  name: two('名称', 'Name'), dueCount: two('到期', 'Due'), inTime: two('按期', 'In time'), inTimePercent: two('按期率 %', 'In time %'), done: two('完成', 'Done'), donePercent: two('完成率 %', 'Done %'),
  place: two('名次', 'Place'), kind: two('类别', 'Kind'), score: two('得分', 'Score'), formula: two('计算公式', 'Formula'),
  what: two('提醒', 'Reminder'), state: two('状态', 'State'), reason: two('原因', 'Reason'), to: two('发给', 'Sent to'),
  level: two('级别', 'Level'), number: two('文号', 'Number'), ground: two('立项依据', 'Ground'), opened: two('立项时间', 'Opened'), issued: two('签发时间', 'Issued'), replyDue: two('回复期限', 'Reply due'), reply: two('回复', 'Reply'), promised: two('承诺日期', 'Promised'), closed: two('办结时间', 'Closed'), issuer: two('签发人', 'Issuer'), addressee: two('主送', 'Addressee'),
  province: two('所属省份', 'Province'), value: two('数值', 'Value'), base: two('基数', 'Base'), result: two('结果', 'Result'), metric: two('指标', 'Metric'), reviewer: two('审核人', 'Reviewer'), week: two('所在周', 'Week'),
  person: two('何人', 'Who'), for: two('代理', 'Acting for'), action: two('动作', 'Act'), outcome: two('结果', 'Outcome'), stream: two('对象', 'Object'), source: two('来源地址', 'Address'), from: two('起', 'From'), until: two('止', 'Until'),
  box: two('列表', 'List'), by: two('口径', 'By'), rule: two('规则', 'Rule'), duty: two('事由', 'Duty'), drafted: two('待签发', 'To be issued'), channel: two('渠道', 'Channel'), script: two('各单位如何办理', 'How units behave'), day: two('日期', 'Day'), read: two('已读时间', 'Read'), text: two('内容', 'Text'),
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Why a reminder is not sent: of the ledger, and of what a rehearsal would bring. */
const REASONS = {
  fulfilled: two('已办理', 'done'), superseded: two('期限已变更', 'date changed'), merged: two('并入同日的另一条', 'merged with another of the day'), escalated: two('已转督办', 'became supervision'), bureau_holds: two('本局持有', 'held by the bureau'),
  suspended: two('已暂停', 'suspended'), past_at_creation: two('下达时已过', 'past when issued'), recipient_gone: two('收件人已离任', 'recipient has left'), capped: two('达到每周上限', 'weekly cap'),
} as const;

/** Codes of the lists in words; a code that is not here stays as it is. */
const WORDS: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  light: { red: two('▲ 红', '▲ red'), yellow: two('◆ 黄', '◆ yellow'), green: two('● 绿', '● green'), grey: two('○ 灰', '○ grey') },
  level: { blue: two('▌蓝', '▌ blue'), orange: two('▌▌橙', '▌▌ orange'), red: two('▌▌▌红', '▌▌▌ red'), instruction: two('批示', 'instruction'), province: two('省级', 'province'), city: two('地市', 'city'), bureau: two('局内举措', 'bureau') },
  kind: { province: two('省级单位', 'provincial units'), city: two('地市', 'cities'), bureau: two('本局', 'bureau'), reminder: two('提醒', 'reminder'), supervision: two('督办', 'supervision'), deadline: two('期限', 'deadline') },
  script: { silent: two('签收后不办理', 'acknowledge, then nothing'), punctual: two('按时', 'punctual'), late: two('迟报', 'late'), returned_twice: two('两次退回', 'returned twice'), mixed: two('依次混合', 'each in turn') },
  channel: { in_app: two('站内', 'in the product'), email: two('邮件', 'e-mail') },
  holder: { unit: two('单位持有', 'unit'), bureau: two('本局持有', 'bureau') },
  box: { todo: two('待办', 'to do'), done: two('已办', 'done'), mine: two('我发起', 'started by me'), copied: two('抄送', 'copied'), drafts: two('草稿', 'drafts') },
  by: { unit: two('单位', 'unit'), task: two('任务', 'task'), department: two('部门', 'department'), month: two('月份', 'month') },
  state: { armed: two('待发', 'armed'), dispatched: two('已发', 'sent'), suppressed: two('不发', 'not sent'), open: two('在办', 'open'), closed: two('已办结', 'closed') },
  reply: { waiting: two('待复核', 'to be checked'), accepted: two('已认可', 'accepted'), rejected: two('未认可', 'rejected') },
  result: { reached: two('达到', 'reached'), not_reached: two('未达到', 'not reached'), no_value: two('未报', 'not reported') },
  person: { system: two('系统自动', 'the system'), stranger: two('未登录者', 'nobody who is known') },
  outcome: {
    accepted: two('已办', 'done'), refused: two('被拒绝', 'refused'), viewed: two('查看', 'looked at'), login: two('登录', 'signed in'), logout: two('退出', 'signed out'),
    sent: two('已发', 'sent'), ...REASONS,
  },
  drafted: { '1': two('是', 'yes') },
  reason: REASONS,
  ground: {
    plan_overdue: two('计划逾期', 'plan overdue'), revision_overdue: two('修改逾期', 'revision overdue'), acknowledgement_overdue: two('签收逾期', 'acknowledgement overdue'), milestone_overdue: two('时间节点逾期', 'milestone overdue'),
    completion_overdue: two('办结逾期', 'completion overdue'), behind: two('进度滞后', 'behind'), by_person: two('人工立项', 'by a person'), instruction: two('局领导批示', 'instruction'),
  },
};
export const codeWord = (kind: string, code: string): Bilingual => WORDS[kind]?.[code] ?? two(code, code);
/** Of the row above the heads. */
export const ABOUT = {
  cycle: two('年度', 'Cycle'), asOf: two('截至', 'As of'), beijing: two('（北京时间）', ' (Beijing)'), filters: two('筛选', 'Filters'), none: two('无', 'none'), by: two('导出人', 'Exported by'), total: two('条数', 'Rows'), comma: two('；', '; '), and: two('，', ', '),
} as const satisfies Readonly<Record<string, Bilingual>>;

/** The notice of a list that was made in the background. */
export const listNotice = (list: ExportedList, rows: number | null, days: number): { readonly title: Bilingual; readonly text: Bilingual } => {
  const { zh, en } = EXPORTED_LISTS[list];
  return rows === null
    ? { title: two(`导出未能生成：${zh}`, `Export not made: ${en}`), text: two('文件未能生成，请重新导出；仍不成功时请系统管理员查看运行日志。', 'The file could not be made. Export again; if it fails again, ask the system administrator to look at the log.') }
    : { title: two(`导出已生成：${zh}`, `Export ready: ${en}`), text: two(`共 ${rows} 条，文件保留 ${days} 天，在“通知”页上方下载。`, `${rows} rows. The file is kept for ${days} days: download it at the top of Notices.`) };
};
