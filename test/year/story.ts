import type { BodyFrom, Player, Step, View } from './player.js';

/** A year of 浙江, 湖北 and 四川, of two cities, of two departments with a measure of their own, and of the bureau: every verb of section 4 at least once. */
const of = (obligation: string, unit: string): string => `asg/2024/${obligation}/${unit}`;

const drafted: BodyFrom = ({ letter, draftVersion }) => ({ draftVersion, answers: (letter?.items ?? []).map(({ id }) => ({ item: id, kind: 'changed', reason: '' })) });
const signed: BodyFrom = ({ plan }) => ({ textHash: plan?.textHash ?? '', opinion: '同意' });
const submitted: BodyFrom = ({ plan }) => ({ textHash: plan?.textHash ?? '' });
const returned = (text: string, demand?: object): object => ({ decision: 'return', opinion: '', items: [{ section: 'goals', text, ...(demand ? { demand } : {}) }] });
const APPROVED = { decision: 'approve', opinion: '同意', items: [] };
const reached: BodyFrom = ({ milestones, knows }) => ({ percent: 100, milestonesReached: milestones.map(({ id }) => id), text: '全部完成，佐证见链接。', ...(knows('evidence') ? { evidence: [{ kind: 'link', url: 'https://www.cnipa.gov.cn/' }] } : {}) });
const reportOf = ({ progress }: View): string => progress.reports.find(({ status }) => status === 'submitted')?.period ?? '';

/** One thing after the other by one unit on one assignment. */
const by = (day: string, who: string, on: string) => (verb: string, body?: object | BodyFrom): Step => ({ day, who, on, verb, ...(body === undefined ? {} : { body }) });
const writes = (day: string, who: string, on: string, draft: string): Step => ({ day, who, on, draft });
/** From a text to the submission. */
const plans = (day: string, unit: string, on: string, text: string): Step[] => [
  writes(day, unit, on, text), by(day, unit, on)('DraftPlan', drafted), by(day, `${unit}lead`, on)('SignOffPlan', signed), by(day, unit, on)('SubmitPlan', submitted),
];
const decides = (day: string, reviewer: string, department: string, on: string, decision: object): Step[] => [by(day, reviewer, on)('ClaimReview', { department }), by(day, reviewer, on)('DecideReview', { department, ...decision })];
const special = (day: string, note: string, act: (player: Player) => Promise<void>): Step => ({ day, note, act });

const WHOLE = of('t10-o1', '33');
const JOINT = of('t04-o1', '42');
const LATER = of('t11-o1', '33');
const FREE = of('t09-o1', '42');
const HALTED = of('t13-o1', '51');
const SILENT = of('t07-o1', '51');
const CHOSEN = of('t20-o1', '33');
const LEFT = of('t20-o1', '42');
/** One of three that 广东 has yet to acknowledge. */
const UNHEARD = of('t10-o1', '44');
const UTILISATION = 'dept-operations';
/** 杭州 of 浙江, 深圳 of 广东: a city's province reviews first. */
const HANGZHOU = of('t07-o2', '3301');
const SHENZHEN = of('t07-o2', '4403');
/** What two departments carry out themselves. */
const LEGAL_MEASURE = of('t04-b', 'dept-legal');
const UTILISATION_MEASURE = of('t07-b', UTILISATION);

/** Of these most letters and notices are: a plan of several rounds, and 督办 up to red. */
export const EVENTFUL: readonly string[] = [WHOLE, SILENT];

/** Demo cities have submitted at the launch. */
const CITIES: readonly Step[] = [
  ...decides('2024-04-03', 'u33rev', '33', HANGZHOU, returned('请写明盘点单位。')),
  ...decides('2024-04-03', 'u44rev', '44', SHENZHEN, APPROVED),
  ...decides('2024-04-07', 'bureau', UTILISATION, SHENZHEN, { ...returned('请与全省口径一致。'), returnTo: 'province' }),
  ...decides('2024-04-07', 'u44rev', '44', SHENZHEN, returned('请按全省口径重报。')),
  ...plans('2024-04-10', 'u3301', HANGZHOU, '年底前完成十所高校存量专利盘点。'),
  ...decides('2024-04-11', 'u33rev', '33', HANGZHOU, APPROVED),
  ...decides('2024-04-12', 'bureau', UTILISATION, HANGZHOU, APPROVED),
  ...plans('2024-04-12', 'u4403', SHENZHEN, '年底前完成六所高校存量专利盘点，口径与全省一致。'),
  ...decides('2024-04-12', 'u44rev', '44', SHENZHEN, APPROVED),
  ...decides('2024-04-12', 'bureau', UTILISATION, SHENZHEN, APPROVED),
];

/** A department's own measure: its reviewer reports, its director declares, the coordinator judges. */
const measure = (on: string, reviewer: string, director: string): readonly Step[] => [
  by('2024-12-02', reviewer, on)('SubmitProgress', reached),
  by('2024-12-03', director, on)('DeclareCompletion', { text: '年度举措全部完成。', evidence: [{ kind: 'link', url: 'https://www.cnipa.gov.cn/' }] }),
  by('2024-12-04', 'coord', on)('CloseOut', { reason: '佐证齐全' }),
];

const SPRING: readonly Step[] = [
  // The demo has acknowledged every other one.
  by('2024-04-01', 'gd', UNHEARD)('AcknowledgeAssignment'),
  by('2024-04-02', 'u33', WHOLE)('Copy', { to: ['dept-legal'] }),
  by('2024-04-02', 'u33', WHOLE)('Comment', { audience: 'all', about: null, text: '请问目标值口径。', mentions: [] }),
  by('2024-04-08', 'u33', WHOLE)('Delegate', { to: 'u33b', reason: '请代为起草' }),
  by('2024-04-08', 'u33b', WHOLE)('Reassign', { to: 'u33', reason: '本人出差' }),
  by('2024-04-08', 'u33lead', CHOSEN)('OptIn'),
  by('2024-04-08', 'u42lead', LEFT)('OptIn'),
  by('2024-04-09', 'u42lead', LEFT)('OptOut', { reason: '人手不足' }),
  writes('2024-04-15', 'u33', WHOLE, '年底前运营中心达到三家。'),
  by('2024-04-15', 'u33', WHOLE)('DraftPlan', drafted),
  by('2024-04-15', 'u33', WHOLE)('WithdrawDraft', { reason: '再改一处' }),
  by('2024-04-15', 'u33', WHOLE)('DraftPlan', drafted),
  by('2024-04-16', 'u33lead', WHOLE)('DeclineSignOff', { reason: '请写明单位' }),
  ...plans('2024-04-16', 'u33', WHOLE, '年底前运营中心达到三家，其中杭州两家。'),
  by('2024-04-16', 'u33', WHOLE)('RecallPlan', { reason: '漏了附件' }),
  ...plans('2024-04-17', 'u33', WHOLE, '年底前运营中心达到三家，其中杭州两家、宁波一家。'),
  by('2024-04-18', 'bureau', WHOLE)('ClaimReview', { department: UTILISATION }),
  by('2024-04-18', 'bureau', WHOLE)('ReleaseReview', { department: UTILISATION }),
  by('2024-04-18', 'bureau', WHOLE)('ClaimReview', { department: UTILISATION }),
  by('2024-04-18', 'bureau', WHOLE)('AddReviewer', { department: 'dept-strategy', reason: '涉及规划' }),
  by('2024-04-18', 'bureau', WHOLE)('RemoveReviewer', { department: 'dept-strategy', reason: '已会商' }),
  by('2024-04-19', 'bureau', WHOLE)('DecideReview', { department: UTILISATION, ...returned('请写明目标值。') }),
  ...plans('2024-04-25', 'u33', WHOLE, '年底前运营中心达到三家，其中杭州两家、宁波一家，服务企业三百家。'),
  ...decides('2024-05-06', 'bureau', UTILISATION, WHOLE, APPROVED),
  special('2024-05-07', 'a proxy for a week', async (player) => {
    if (!player.api.has('Commands_actOnProxies')) return;
    await player.command('u33', 'Commands_actOnProxies', {}, { type: 'SetProxy', principal: 'u33', proxy: 'u33b', from: '2024-05-07', until: '2024-05-14', tasks: null });
  }),
  by('2024-05-08', 'u42lead', FREE)('RequestExemption', { ground: 'cannot_apply', reason: '本地没有此类机构。', evidence: [] }),
  by('2024-05-10', 'director', FREE)('DecideExemption', { decision: 'granted', reason: '情况属实' }),
  by('2024-05-10', 'coord', FREE)('DecideExemption', { decision: 'granted', reason: '同意' }),
  by('2024-05-13', 'coord', HALTED)('SuspendAssignment', { reason: '机构调整' }),
  by('2024-05-20', 'coord', HALTED)('ResumeAssignment', { reason: '调整完毕' }),
  ...plans('2024-05-20', 'u42', JOINT, '年内出台地方性法规草案。'),
  ...decides('2024-05-22', 'dept-legal-r', 'dept-legal', JOINT, returned('请增加立法进度。', { subject: 'schedule', wants: 'add' })),
  by('2024-05-22', 'dept-legal-r', JOINT)('TakeBackDecision', { department: 'dept-legal', reason: '有新情况' }),
  by('2024-05-23', 'dept-legal-r', JOINT)('DecideReview', { department: 'dept-legal', ...returned('请增加立法进度。', { subject: 'schedule', wants: 'add' }) }),
  ...decides('2024-05-23', 'dept-strategy-r', 'dept-strategy', JOINT, returned('请删去立法进度。', { subject: 'schedule', wants: 'remove' })),
  by('2024-05-24', 'dept-legal-r', JOINT)('ReturnPlan', ({ settlement }) => ({ dropped: (settlement?.contradictions ?? []).flatMap(({ items }) => items.slice(1).map(({ id }) => id)), reason: '以进度为准' })),
  ...plans('2024-05-31', 'u42', JOINT, '年内出台地方性法规草案，十月提请审议。'),
  ...decides('2024-06-05', 'dept-legal-r', 'dept-legal', JOINT, APPROVED),
  by('2024-06-11', 'u33lead', LATER)('RequestExtension', { duty: 'plan', dueOn: '2024-07-15', reason: '省级统计数据七月上旬才能核定' }),
  by('2024-06-14', 'director', LATER)('DecideExtension', { duty: 'plan', decision: 'whole', parts: [], reason: '同意' }),
  ...plans('2024-06-18', 'u33', CHOSEN, '参加两次国际交流。'),
  by('2024-06-20', 'dept-international-d', CHOSEN)('RejectPlan', { reason: '名额已满' }),
  by('2024-06-21', 'coord', HALTED)('OpenSupervision', { level: 'blue', criteria: '尚未动笔', reason: '' }),
  // Ten working days after 31 May the limit of the round is over; five more, and it can be closed.
  by('2024-06-26', 'dept-legal-d', JOINT)('CloseReviewRound', { reason: '配合部门逾期未反馈' }),
];

/** 变更: one coordinator proposes, another applies what they saw. */
const CHANGE = special('2024-07-18', 'a later date for one plan', async (player) => {
  if (!player.api.has('ChangeSetCommands_propose')) return;
  const proposal = { kind: 'deadline', where: { assignments: [of('t15-o1', '51')] }, duty: 'plan', dueOn: '2024-08-30' };
  const { stream } = await player.command<{ stream: string }>('coord', 'ChangeSetCommands_propose', {}, { type: 'ProposeChange' }, { cycle: 'cycle/2024', proposal, reason: '机构改革' });
  const { previewHash } = await player.api.call<{ previewHash: string }>('coord2', 'ChangeSets_view', { path: { id: stream } });
  await player.command('coord2', 'ChangeSetCommands_act', { id: stream }, { type: 'ApplyChange', previewHash });
});

/** 通报 covers a day that is over. */
const BULLETIN = special('2024-07-29', 'a bulletin', async (player) => {
  await player.api.call('coord', 'Bulletins_issue', { body: { year: 2024, asOf: '2024-07-28' } });
});

const AUTUMN: readonly Step[] = [
  by('2024-07-04', 'u51lead', SILENT)('ReplySupervision', ({ openCase }) => ({ case: openCase?.id ?? '', promisedOn: '2024-07-12', text: '正在起草。' })),
  by('2024-07-05', 'bureau', SILENT)('CheckReply', ({ openCase }) => ({ case: openCase?.id ?? '', accepted: false, reason: '未说明原因' })),
  by('2024-07-05', 'coord', SILENT)('NudgeAssignment', { text: '请抓紧报送。' }),
  by('2024-07-08', 'coord', SILENT)('RaiseSupervision', { level: 'orange', reason: '' }),
  by('2024-07-09', 'leader', SILENT)('RaiseSupervision', { level: 'red', reason: '影响全局' }),
  by('2024-07-10', 'u51lead', SILENT)('LodgeAppeal', ({ openCase }) => ({ case: openCase?.id ?? '', reason: '机构改革期间无人办理' })),
  by('2024-07-11', 'coord', SILENT)('DecideAppeal', ({ openCase }) => ({ case: openCase?.id ?? '', outcome: 'upheld', reason: '理由不成立' })),
  by('2024-07-11', 'leader', HALTED)('GiveInstruction', { addressee: '51', dueOn: '2024-07-19', text: '请书面说明。' }),
  ...plans('2024-07-12', 'u51', SILENT, '年底前盘点全部存量专利。'),
  by('2024-07-12', 'leader', SILENT)('CloseSupervision', ({ openCase }) => ({ case: openCase?.id ?? '', reason: '已报送' })),
  ...decides('2024-07-16', 'bureau', UTILISATION, SILENT, { decision: 'approve_with_conditions', opinion: '', items: [], conditions: [{ text: '九月底前补报名单', dueOn: '2024-09-30' }] }),
  by('2024-07-17', 'coord', HALTED)('RevokeAssignment', { reason: '任务合并' }),
  by('2024-07-17', 'coord2', HALTED)('RevokeAssignment', { reason: '同意' }),
  CHANGE,
  BULLETIN,
  by('2024-07-22', 'director', WHOLE)('ReopenPlan', { reason: '政策调整' }),
  ...plans('2024-07-26', 'u33', WHOLE, '年底前运营中心达到四家。'),
  ...decides('2024-07-30', 'bureau', UTILISATION, WHOLE, APPROVED),
  by('2024-10-08', 'u33', WHOLE)('SubmitProgress', { percent: 30, milestonesReached: [], text: '第三季度进展。' }),
  by('2024-10-09', 'bureau', WHOLE)('ReturnProgress', (view) => ({ period: reportOf(view), reason: '缺少数据' })),
  by('2024-10-10', 'u33', WHOLE)('SubmitProgress', { percent: 60, milestonesReached: [], text: '第三季度进展，附数据。' }),
  by('2024-10-11', 'bureau', WHOLE)('AcceptProgress', (view) => ({ period: reportOf(view) })),
  by('2024-11-18', 'u33', WHOLE)('SubmitProgress', reached),
  by('2024-11-20', 'u33lead', WHOLE)('DeclareCompletion', ({ knows }) => ({ text: '全部完成。', ...(knows('evidence') ? { evidence: [{ kind: 'link', url: 'https://www.cnipa.gov.cn/' }] } : {}) })),
  by('2024-11-22', 'bureau', WHOLE)('ReturnCompletion', { reason: '佐证不足' }),
  by('2024-11-25', 'u33lead', WHOLE)('DeclareCompletion', ({ knows }) => ({ text: '全部完成，附件已补。', ...(knows('evidence') ? { evidence: [{ kind: 'link', url: 'https://www.cnipa.gov.cn/' }] } : {}) })),
  by('2024-11-27', 'bureau', WHOLE)('CloseOut', { reason: '佐证齐全' }),
];

const WINTER: readonly Step[] = [
  ...measure(LEGAL_MEASURE, 'dept-legal-r', 'dept-legal-d'),
  ...measure(UTILISATION_MEASURE, 'bureau', 'director'),
  by('2024-12-05', 'u3301', HANGZHOU)('SubmitProgress', { percent: 90, milestonesReached: [], text: '盘点基本完成。' }),
  by('2024-12-06', 'u4403', SHENZHEN)('SubmitProgress', { percent: 80, milestonesReached: [], text: '盘点基本完成。' }),
  special('2024-12-31', 'the year is over', async () => undefined),
];

/** In the order of days; acts of one day in the order written. */
export const STORY: readonly Step[] = [...CITIES, ...SPRING, ...AUTUMN, ...WINTER].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));

/** Section 4, whose verbs must all be sent; the launch sends IssueAssignment, autosave is no act, a round's result may be ReturnPlan. */
export const SECTION_4 = [
  'AcknowledgeAssignment', 'DraftPlan', 'WithdrawDraft', 'SignOffPlan', 'DeclineSignOff', 'SubmitPlan', 'RecallPlan', 'ClaimReview', 'ReleaseReview', 'DecideReview', 'TakeBackDecision', 'ReturnPlan', 'CloseReviewRound', 'RejectPlan', 'ReopenPlan',
  'AddReviewer', 'RemoveReviewer', 'Reassign', 'Delegate', 'SetProxy', 'Copy', 'Comment', 'SubmitProgress', 'AcceptProgress', 'ReturnProgress', 'DeclareCompletion', 'CloseOut', 'ReturnCompletion', 'RequestExtension', 'DecideExtension', 'RequestExemption', 'DecideExemption',
  'OptIn', 'OptOut', 'NudgeAssignment', 'OpenSupervision', 'RaiseSupervision', 'ReplySupervision', 'CheckReply', 'CloseSupervision', 'GiveInstruction', 'SuspendAssignment', 'ResumeAssignment', 'RevokeAssignment', 'LodgeAppeal', 'DecideAppeal', 'ProposeChange', 'ApplyChange',
] as const;
