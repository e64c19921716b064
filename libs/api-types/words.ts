import type { Role } from '#domain/access/actor.js';
import type { ProxiesCommandBody } from '#domain/access/proxies.commands.js';
import type { AssignmentCommandBody, PersonVerb } from '#domain/assignment/assignment.commands.js';
import type { AssignmentStatus } from '#domain/assignment/assignment.state.js';
import type { CatalogueVerb } from '#domain/catalogue/catalogue.commands.js';
import type { ChangeSetVerb } from '#domain/change-set/change-set.commands.js';
import type { CycleVerb } from '#domain/cycle/cycle.commands.js';
import type { ContactsCommandBody, TreeCommandBody } from '#domain/organisation/organisation.commands.js';
import { DEPARTMENTS } from '#domain/catalogue/catalogue-2024/departments.js';

/** A text in both languages of the product. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

type PublicCycleVerb = Exclude<CycleVerb, 'ChangeSettings' | 'ChangeGroup' | 'IssueToUnit' | 'PassInstant'>;
type PublicChangeSetVerb = Exclude<ChangeSetVerb, 'SettleRows'> | 'UndoChange';

/** Words of the glossary that error texts need; pages have their own, richer ones. */
export const STATUS_WORDS = {
  not_issued: { zh: '未下达', en: 'not issued' },
  assigned: { zh: '待签收', en: 'awaiting acknowledgement' },
  acknowledged: { zh: '起草中', en: 'being drafted' },
  drafted: { zh: '待签批', en: 'awaiting sign-off' },
  signed_off: { zh: '待报送', en: 'awaiting submission' },
  in_review: { zh: '审核中', en: 'in review' },
  returned: { zh: '已退回', en: 'returned' },
  approved: { zh: '实施中', en: 'being carried out' },
  completion_declared: { zh: '待销号', en: 'awaiting close-out' },
  closed: { zh: '已结束', en: 'closed' },
} as const satisfies Record<AssignmentStatus, Bilingual>;

/** Of cycles, catalogues and change sets. */
const OTHER_STATUS_WORDS: Readonly<Record<string, Bilingual>> = {
  launched: { zh: '已下达', en: 'launched' },
  closing: { zh: '收尾中', en: 'closing' },
  archived: { zh: '已归档', en: 'archived' },
  preparing: { zh: '准备中', en: 'being prepared' },
  not_imported: { zh: '未导入', en: 'not imported' },
  draft: { zh: '待确认', en: 'awaiting confirmation' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  not_proposed: { zh: '未提出', en: 'not proposed' },
  proposed: { zh: '待执行', en: 'proposed' },
  applying: { zh: '执行中', en: 'being applied' },
  held: { zh: '待再次预览', en: 'held for a second preview' },
  done: { zh: '已完成', en: 'done' },
};

export const VERB_WORDS = {
  AcknowledgeAssignment: { zh: '签收', en: 'acknowledge' },
  DraftPlan: { zh: '起草送签', en: 'send the draft for sign-off' },
  WithdrawDraft: { zh: '收回修改', en: 'take the draft back' },
  SignOffPlan: { zh: '签批', en: 'sign off' },
  DeclineSignOff: { zh: '退改', en: 'decline the sign-off' },
  SubmitPlan: { zh: '报送', en: 'submit' },
  RecallPlan: { zh: '撤回', en: 'recall' },
  ClaimReview: { zh: '认领', en: 'claim the review' },
  ReleaseReview: { zh: '释放', en: 'release the review' },
  DecideReview: { zh: '审核', en: 'decide the review' },
  TakeBackDecision: { zh: '取回审核决定', en: 'take the decision back' },
  AddReviewer: { zh: '加签', en: 'add a reviewer' },
  RemoveReviewer: { zh: '减签', en: 'remove a reviewer' },
  ReturnPlan: { zh: '退回', en: 'return the plan' },
  CloseReviewRound: { zh: '结束会签', en: 'close the review round' },
  RejectPlan: { zh: '驳回', en: 'reject the plan' },
  ReopenPlan: { zh: '重开', en: 'reopen the plan' },
  SubmitProgress: { zh: '进展报送', en: 'report progress' },
  SubmitContribution: { zh: '报送配合情况', en: 'report the contribution' },
  AcceptProgress: { zh: '采纳进展', en: 'accept the progress report' },
  ReturnProgress: { zh: '退改进展', en: 'return the progress report' },
  DeclareCompletion: { zh: '办结', en: 'declare completion' },
  CloseOut: { zh: '销号', en: 'close out' },
  ReturnCompletion: { zh: '不予销号', en: 'return the completion' },
  ApproveInBatch: { zh: '批量通过', en: 'approve in a batch' },
  Reassign: { zh: '转办', en: 'reassign' },
  Delegate: { zh: '委派', en: 'delegate' },
  Copy: { zh: '抄送', en: 'send a copy' },
  Comment: { zh: '沟通', en: 'comment' },
  SetProxy: { zh: '设置代理', en: 'set a proxy' },
  EndProxy: { zh: '终止代理', en: 'end a proxy' },
  SuspendAssignment: { zh: '暂停', en: 'suspend the assignment' },
  ResumeAssignment: { zh: '恢复', en: 'resume the assignment' },
  RevokeAssignment: { zh: '撤销', en: 'revoke the assignment' },
  RequestExemption: { zh: '申请豁免', en: 'request an exemption' },
  DecideExemption: { zh: '批复豁免申请', en: 'decide the exemption request' },
  OptIn: { zh: '选做申报', en: 'opt in' },
  OptOut: { zh: '退出选做', en: 'opt out' },
  RequestExtension: { zh: '申请延期', en: 'request an extension' },
  DecideExtension: { zh: '批复延期申请', en: 'decide the extension request' },
  OpenSupervision: { zh: '督办立项', en: 'open supervision' },
  RaiseSupervision: { zh: '督办升级或签发', en: 'raise or issue the supervision notice' },
  ReplySupervision: { zh: '回复督办', en: 'reply to the supervision notice' },
  CheckReply: { zh: '复核督办回复', en: 'check the reply' },
  CloseSupervision: { zh: '督办办结', en: 'close the supervision case' },
  GiveInstruction: { zh: '批示', en: 'give an instruction' },
  NudgeAssignment: { zh: '催办', en: 'nudge' },
  LodgeAppeal: { zh: '申诉', en: 'appeal' },
  DecideAppeal: { zh: '裁定申诉', en: 'decide the appeal' },
  LaunchCycle: { zh: '下达年度任务', en: 'launch the cycle' },
  PrepareSettings: { zh: '修改周期设置', en: 'change the settings' },
  NameGroup: { zh: '确定区域组成员', en: 'name the members of a region group' },
  CopyCycle: { zh: '复制周期', en: 'copy a cycle' },
  AddUnit: { zh: '增加单位', en: 'add a unit' },
  PublishScores: { zh: '公布得分', en: 'publish the scores' },
  CarryOver: { zh: '结转', en: 'carry over' },
  CloseCycle: { zh: '年度收尾', en: 'close the cycle' },
  ArchiveCycle: { zh: '归档', en: 'archive the cycle' },
  ProposeChange: { zh: '提出变更', en: 'propose a change' },
  ApplyChange: { zh: '执行变更', en: 'apply the change' },
  PreviewAgain: { zh: '重新预览', en: 'preview again' },
  DropRow: { zh: '剔除该项', en: 'drop the row' },
  UndoChange: { zh: '撤回变更', en: 'undo the change' },
  AddContact: { zh: '增加联系人', en: 'add a contact' },
  ChangeContact: { zh: '修改联系人', en: 'change a contact' },
  HandOverContact: { zh: '离任交接', en: 'hand over the work of a leaver' },
  SetUnitChannels: { zh: '设置单位通知渠道', en: 'set the channels of a unit' },
  MoveContact: { zh: '调动', en: 'move a person' },
  SetPassword: { zh: '设置口令', en: 'set a password' },
  CreateUnit: { zh: '增设单位', en: 'create a unit' },
  RenameUnit: { zh: '单位更名', en: 'rename a unit' },
  ImportCatalogue: { zh: '导入任务清单', en: 'import a catalogue' },
  AnswerQuestion: { zh: '答复待确认问题', en: 'answer an open question' },
  CorrectField: { zh: '更正清单内容', en: 'correct a field' },
  ConfirmCatalogue: { zh: '确认任务清单', en: 'confirm the catalogue' },
  DecidePair: { zh: '判定是否同一任务', en: 'decide whether two tasks are the same' },
} as const satisfies Record<PersonVerb | ProxiesCommandBody['type'] | PublicCycleVerb | PublicChangeSetVerb | CatalogueVerb | ContactsCommandBody['type'] | 'SetPassword' | TreeCommandBody['type'], Bilingual>;

export const ROLE_WORDS = {
  liaison: { zh: '联络员', en: 'liaison' },
  clerk: { zh: '经办人', en: 'clerk' },
  leader: { zh: '分管领导', en: 'unit leader' },
  head: { zh: '主要负责人', en: 'head of unit' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  director: { zh: '部门负责人', en: 'director' },
  coordinator: { zh: '统筹管理员', en: 'coordinator' },
  bureau_leader: { zh: '局领导', en: 'bureau leader' },
  system_admin: { zh: '系统管理员', en: 'system administrator' },
  security_admin: { zh: '安全管理员', en: 'security administrator' },
  audit_admin: { zh: '审计管理员', en: 'audit administrator' },
} as const satisfies Record<Role, Bilingual>;

/** Sections that a new draft has; a section of another name is shown by its code. */
const SECTION_WORDS: Readonly<Record<string, Bilingual>> = {
  goals: { zh: '工作目标', en: 'Goals' },
  measures: { zh: '主要举措', en: 'Measures' },
  schedule: { zh: '进度安排', en: 'Schedule' },
  safeguards: { zh: '保障措施', en: 'Safeguards' },
};
const DEPARTMENT_WORDS = new Map(DEPARTMENTS.map(({ id, shortName, englishName }) => [id, { zh: shortName, en: englishName }]));

/** A duty of an assignment, by the part before its id: `milestone:m1`. */
const DUTY_WORDS: Readonly<Record<string, Bilingual>> = {
  acknowledgement: { zh: '签收', en: 'the acknowledgement' },
  plan: { zh: '本地计划', en: 'the local plan' },
  revision: { zh: '修改后的计划', en: 'the revised plan' },
  milestone: { zh: '时间节点', en: 'the milestone' },
  completion: { zh: '办结', en: 'the completion' },
  report: { zh: '进展报送', en: 'the progress report' },
};

const known = (words: Readonly<Record<string, Bilingual>>, code: string): Bilingual => words[code] ?? { zh: code, en: code };
export const statusWord = (code: string): Bilingual => known({ ...STATUS_WORDS, ...OTHER_STATUS_WORDS }, code);
export const verbWord = (code: string): Bilingual => known(VERB_WORDS, code);
/** What the system does by itself, or behind an act of somebody's: the trail names it too. */
export const SYSTEM_WORDS = {
  IssueAssignment: { zh: '下达事项', en: 'issue an assignment' },
  IssueToUnit: { zh: '向新加入的单位下达', en: 'issue to a unit that joined' },
  PassInstant: { zh: '到期处理', en: 'what fell due' },
  TakeOver: { zh: '承接结转', en: 'take over what was carried over' },
  ChangeSettings: { zh: '变更周期设置', en: 'change the settings of a cycle' },
  ChangeGroup: { zh: '变更区域组', en: 'change a region group' },
  SettleRows: { zh: '落实变更单', en: 'settle the rows of a change set' },
} as const satisfies Record<Exclude<AssignmentCommandBody['type'] | CycleVerb | ChangeSetVerb, keyof typeof VERB_WORDS>, Bilingual>;
/** What the trail has besides acts. */
export const TRAIL_WORDS: Readonly<Record<string, Bilingual>> = {
  Login: { zh: '登录', en: 'sign in' },
  Logout: { zh: '退出', en: 'sign out' },
  ChangePassword: { zh: '修改本人口令', en: 'change one’s own password' },
  EnrolSecondFactor: { zh: '启用双因素', en: 'set up a second factor' },
  ResetSecondFactor: { zh: '重置双因素', en: 'reset a second factor' },
  EndOtherSessions: { zh: '结束其他会话', en: 'end the other sessions' },
  UnbindSignOn: { zh: '解除统一身份绑定', en: 'take off a single sign-on identity' },
  BindSignOn: { zh: '绑定统一身份', en: 'bind a single sign-on identity' },
  ChangeSecurityRules: { zh: '修改登录规则', en: 'change the rules of signing in' },
  Trespass: { zh: '越权访问', en: 'ask for what the role may not' },
  ReadAudit: { zh: '查看留痕', en: 'read the trail' },
  CheckChains: { zh: '核验哈希链', en: 'prove the hash chains' },
  ReadAccounts: { zh: '查看账号', en: 'read the accounts' },
  ReadContacts: { zh: '查看联系人', en: 'read the contacts of a unit' },
  TakeExport: { zh: '导出列表', en: 'export a list' },
  TakeCaseFile: { zh: '下载卷宗', en: 'download a case file' },
  TakeAttachment: { zh: '下载附件', en: 'download an attachment' },
  TakeLetter: { zh: '下载公文', en: 'download a letter' },
  EnterChannel: { zh: '新增渠道', en: 'enter a channel' },
  ChangeChannel: { zh: '修改渠道', en: 'change a channel' },
  DeleteChannel: { zh: '删除渠道', en: 'delete a channel' },
  TestChannel: { zh: '发送渠道测试消息', en: 'send a test to a channel' },
  HandMessageAgain: { zh: '重发消息', en: 'hand a message again' },
  TellAgain: { zh: '重新通知流程', en: 'tell workflows again' },
  AskReconciliation: { zh: '要求核对流程', en: 'ask for a reconciliation' },
  IssueBulletin: { zh: '印发通报', en: 'issue a bulletin' },
  AddErratum: { zh: '附上更正', en: 'add an erratum' },
  BeginMaintenance: { zh: '进入只读维护', en: 'begin read-only maintenance' },
  EndMaintenance: { zh: '结束只读维护', en: 'end read-only maintenance' },
  SaveMessageTemplate: { zh: '修改消息模板', en: 'change a template of messages' },
};
export const actionWord = (code: string): Bilingual => known({ ...VERB_WORDS, ...SYSTEM_WORDS, ...TRAIL_WORDS }, code);
export const roleWord = (code: string): Bilingual => known(ROLE_WORDS, code);
export const sectionWord = (code: string): Bilingual => known(SECTION_WORDS, code);
/** A milestone or report also says which one. */
export const dutyWord = (duty: string): Bilingual => {
  const [kind = '', ...rest] = duty.split(':');
  const { zh, en } = known(DUTY_WORDS, kind);
  return rest.length > 0 ? { zh: `${zh}（${rest.join(':')}）`, en: `${en} (${rest.join(':')})` } : { zh, en };
};
/** A code that is no department stays as it is. */
export const departmentWord = (code: string): Bilingual => (code === '' ? { zh: '有关部门', en: 'A department' } : (DEPARTMENT_WORDS.get(code) ?? { zh: code, en: code }));
