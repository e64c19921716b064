import type { BodyOf, PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { CATALOGUE_2024 } from '#domain/catalogue/catalogue-2024.js';
import { DEMO_CITIES } from '#domain/catalogue/demo-cities.js';
import { PROVINCIAL_UNITS } from '#domain/catalogue/provincial-units.js';
import { issueOrders } from '#domain/cycle/launch-cycle.js';
import { assignmentId, type AssignmentId } from '#domain/shared/ids.js';
import { hashOf } from '#record/hash.js';
import { departmentNamed, holderOfRole, type DemoPerson } from './people.js';
import { cityPlan, GUANGDONG_T01, GUANGDONG_T02, GUANGDONG_T07, JIANGSU_T07, sectionsOf, type PlanText } from './plan-texts.js';

type Section = { readonly id: string; readonly text: string };

/** One step of the demo's first morning: an act, or a draft that must be there for the next act. */
export type DemoStep =
  | { readonly kind: 'act'; readonly commandId: string; readonly stream: AssignmentId; readonly by: DemoPerson; readonly body: PersonCommandBody }
  | { readonly kind: 'draft'; readonly stream: AssignmentId; readonly by: DemoPerson; readonly sections: readonly Section[] };

type DemoAct = Extract<DemoStep, { kind: 'act' }>;
const act = (stream: AssignmentId, by: DemoPerson, body: PersonCommandBody): DemoAct => ({ kind: 'act', commandId: `demo/${stream}/${body.type}/${by.id}`, stream, by, body });

const acknowledged = (stream: AssignmentId, unit: string): DemoAct => act(stream, holderOfRole(unit, 'clerk'), { type: 'AcknowledgeAssignment' });

/** From the acknowledgement to the submission; `gaps`: why a province does not wait for its cities. */
const submitted = (stream: AssignmentId, unit: string, plan: PlanText, gaps?: string): DemoStep[] => {
  const clerk = holderOfRole(unit, 'clerk');
  const sections = sectionsOf(plan);
  const textHash = hashOf(sections);
  return [
    acknowledged(stream, unit),
    { kind: 'draft', stream, by: clerk, sections },
    act(stream, clerk, { type: 'DraftPlan', draftVersion: 1, answers: [] }),
    act(stream, holderOfRole(unit, 'leader'), { type: 'SignOffPlan', textHash, opinion: '同意报送。' }),
    act(stream, clerk, { type: 'SubmitPlan', textHash, ...(gaps ? { gaps: { reason: gaps } } : {}) }),
  ];
};

type Decision = Omit<BodyOf<'DecideReview'>, 'type' | 'department' | 'expectedSequence'>;
const decided = (stream: AssignmentId, department: string, decision: Decision): DemoStep[] => {
  const reviewer = holderOfRole(department, 'reviewer');
  return [act(stream, reviewer, { type: 'ClaimReview', department }), act(stream, reviewer, { type: 'DecideReview', department, ...decision })];
};

const departmentsOf = (task: string): readonly string[] => {
  const found = CATALOGUE_2024.tasks.find((each) => each.code === task);
  return found ? [found.leadDepartment, ...found.supportingDepartments] : [];
};

/** 广东任务 2 comes back with one item to answer. */
const returnedT02 = (stream: AssignmentId): DemoStep[] =>
  departmentsOf('t02').flatMap((department) =>
    department === departmentNamed('运用促进司')
      ? decided(stream, department, { decision: 'return', opinion: '总体方向可行，局省会商事项需要量化。', items: [{ section: 'goals', text: '请列出本年度局省会商的具体事项及各自完成时限，并写明目标值。' }] })
      : decided(stream, department, { decision: 'approve', opinion: '机制健全，同意。', items: [] }),
  );

const GUANGDONG = '44';
const JIANGSU = '32';
const ZHEJIANG = '33';
const GAPS = '地市方案正在本级审核，随后补报。';
const XINJIANG = '65';
const t02 = assignmentId(2024, 't02-o1', GUANGDONG);

/** Each role finds something to do: 运用促进司 reviews 广东 and 江苏, four departments review 广东任务 1, 广东 answers an item, 浙江 writes, provinces review their cities, departments carry out their measures. */
export const DEMO_STEPS: readonly DemoStep[] = [
  ...submitted(assignmentId(2024, 't07-o1', GUANGDONG), GUANGDONG, GUANGDONG_T07, GAPS),
  ...submitted(assignmentId(2024, 't01-o1', GUANGDONG), GUANGDONG, GUANGDONG_T01),
  ...submitted(t02, GUANGDONG, GUANGDONG_T02),
  ...returnedT02(t02),
  acknowledged(assignmentId(2024, 't07-o1', ZHEJIANG), ZHEJIANG),
  ...submitted(assignmentId(2024, 't07-o1', JIANGSU), JIANGSU, JIANGSU_T07, GAPS),
  ...DEMO_CITIES.flatMap(({ id, shortName }) => submitted(assignmentId(2024, 't07-o2', id), id, cityPlan(shortName))),
  ...CATALOGUE_2024.tasks.map(({ code, leadDepartment }) => act(assignmentId(2024, `${code}-b`, leadDepartment), holderOfRole(leadDepartment, 'reviewer'), { type: 'AcknowledgeAssignment' })),
];

/** 广东 and 新疆 have three assignments each to acknowledge: the first thing they do, and the first that is overdue where they do not. */
const LEFT = [GUANGDONG, XINJIANG].flatMap((unit) => ['t04-o1', 't10-o1', 't11-o1'].map((obligation): string => assignmentId(2024, obligation, unit)));

/** Every other province has acknowledged what it was issued on the first morning. */
export const DEMO_ACKNOWLEDGEMENTS: readonly DemoAct[] = issueOrders(CATALOGUE_2024, '', { provinces: PROVINCIAL_UNITS.map(({ id }) => id), cities: [] })
  .filter(({ stream }) => !LEFT.includes(stream) && !DEMO_STEPS.some((step) => step.stream === stream))
  .map(({ stream, body }) => acknowledged(stream, body.unit));
