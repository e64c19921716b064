import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Runtime, Worker } from '@temporalio/worker';
import { DeterminismViolationError } from '@temporalio/workflow';
import type { AssignmentEventType } from '#domain/assignment/assignment.events.js';
import { RULES_VERSION } from '#domain/assignment/assignment.rules.js';
import { eventsReached } from '#testing/state-graph.js';
import { quietRuntime } from '#testing/temporal-servers.js';
import { bundleWorkflows } from '#testing/workflow-bundle.js';

/** A run as it was recorded, with an older worker perhaps: `<version of the rules>/<scenario>[.<run>].json`. */
interface Saved {
  readonly file: string;
  readonly workflowId: string;
  readonly history: { readonly events: readonly { readonly workflowExecutionStartedEventAttributes?: { readonly workflowType: { readonly name: string } } }[] };
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const saved: readonly Saved[] = readdirSync(here('histories'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .map((file) => ({ file, ...(JSON.parse(readFileSync(here(`histories/${file}`), 'utf8')) as Omit<Saved, 'file'>) }));
const { unpack } = (await import(here('packed.mjs'))) as { unpack(packed: Buffer): Omit<Saved, 'file'>[] };
const walked: readonly Saved[] = readdirSync(here('histories'))
  .filter((version) => existsSync(here(`histories/${version}/walks.jsonl.gz`)))
  .flatMap((version) => unpack(readFileSync(here(`histories/${version}/walks.jsonl.gz`))).map((each) => ({ ...each, file: `${version}/${each.workflowId}` })));
const typeOf = ({ history }: Saved): string | undefined => history.events[0]?.workflowExecutionStartedEventAttributes?.workflowType.name;

/** The build is plain JavaScript, since it runs before anything is compiled. */
const builder = (await import(here('../../apps/embedded/build.mjs'))) as { build(options: { only: 'code' | 'bundle' }): Promise<unknown> };

/** The files whose replay went another way than the history says. */
const differing = async (workflowBundle: { code: string } | { codePath: string }, histories: readonly Saved[]): Promise<{ file: string; error: Error }[]> => {
  const asked = histories.map(({ file, history }) => ({ workflowId: file, history }));
  const found: { file: string; error: Error }[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, asked)) if (error) found.push({ file: workflowId, error });
  return found;
};

/** The events of an assignment that walks come to and histories tell, by hand. */
const TOLD = [
  'AssignmentIssued', 'AppealDecided', 'AppealLodged', 'AssignmentAcknowledged', 'AssignmentExempted', 'AssignmentNudged', 'AssignmentResumed', 'AssignmentRevoked', 'AssignmentSuspended',
  'ClosedOut', 'CommentAdded', 'CompletionDeclared', 'CompletionReturned', 'Copied', 'DeadlinePassed', 'DecisionTakenBack', 'Delegated', 'DraftWithdrawn', 'ExemptionConsented',
  'ExemptionRefused', 'ExemptionRequested', 'ExtensionConsented', 'ExtensionGranted', 'ExtensionRefused', 'ExtensionRequested', 'InstructionGiven', 'OptOutRequested', 'OptedOut',
  'PlanApproved', 'PlanDrafted', 'PlanRecalled', 'PlanRejected', 'PlanReopened', 'PlanReturned', 'PlanSignedOff', 'PlanSubmitted', 'ProgressAccepted', 'ProgressLimitPassed',
  'ProgressReturned', 'ProgressSubmitted', 'Reassigned', 'ReplyChecked', 'ReportDatePassed', 'ReportRedoPassed', 'ReportShut', 'RequestLimitPassed', 'ReviewAdvised', 'ReviewClaimed',
  'ReviewDecided', 'ReviewLimitPassed', 'ReviewReleased', 'ReviewRoundClosed', 'ReviewerAdded', 'ReviewerRemoved', 'RevocationProposed', 'SignOffDeclined', 'SupervisionClosed',
  'SupervisionOpened', 'SupervisionRaised', 'SupervisionReplied',
] as const satisfies readonly AssignmentEventType[];
/** What no history tells yet, and why; the compiler finds an event that neither list names. */
const UNTOLD: Record<Exclude<AssignmentEventType, (typeof TOLD)[number]>, string> = {
  CalendarChanged: 'no walk has a change set', DeadlineChanged: 'no walk has a change set', SettingsChanged: 'no walk has a change set',
  ContributionSubmitted: 'no walk is of a measure of the bureau', PlanPassedOn: 'no walk is of a city', SettlementOpened: 'no walk has two departments demand the opposite',
  AssignmentCarriedOver: 'no walk has a second year', ItemsTakenOver: 'no walk has a second year',
};

describe('histories of workflows that run', () => {
  beforeAll(() => void quietRuntime());
  afterAll(() => Runtime.instance().shutdown());

  it('are there for each kind of workflow, with continued runs, for the present rules', () => {
    const present = saved.filter(({ file }) => file.startsWith(`${RULES_VERSION}/`));
    expect(new Set(present.map(typeOf))).toEqual(new Set(['assignmentWorkflow', 'reminderDispatchWorkflow', 'annualCycleWorkflow', 'changeSetWorkflow']));
    expect(present.some(({ file }) => file.endsWith('.2.json'))).toBe(true);
    // The replayer hangs on a history of a start alone.
    for (const { history } of saved) expect(history.events.length).toBeGreaterThan(3);
  });

  it('the workflows of production take each the way it went', async () => {
    await builder.build({ only: 'code' });
    await builder.build({ only: 'bundle' });
    expect(await differing({ codePath: here('../../dist/workflow-bundle.js') }, [...saved, ...walked])).toEqual([]);
  }, 300_000);

  it('hold at least 150 walks through the rules, and with what is told by hand every event that a walk can come to', async () => {
    const present = (all: readonly Saved[]): readonly Saved[] => all.filter(({ file }) => file.startsWith(`${RULES_VERSION}/`));
    // A walk that continued as new has a history a run.
    expect(new Set(present(walked).map(({ workflowId }) => workflowId.split('.')[0])).size).toBeGreaterThanOrEqual(150);
    const told = new Set(present([...walked, ...saved]).flatMap(({ history }) => JSON.stringify(history).match(/"data":"[^"]+"/g) ?? []).flatMap((data) => Buffer.from(data.slice(8, -1), 'base64').toString('utf8').match(/"type":"(\w+)"/g) ?? []));
    const isTold = (type: string): boolean => told.has(`"type":"${type}"`);
    expect([TOLD.filter((type) => !isTold(type)), Object.keys(UNTOLD).filter(isTold)]).toEqual([[], []]);
    // A walk begins once it is issued.
    expect([...(await eventsReached()), 'AssignmentIssued'].sort()).toEqual([...TOLD].sort());
  }, 300_000);

  describe('a planted change is found', () => {
    const assignments = saved.filter((each) => typeOf(each) === 'assignmentWorkflow');
    const dispatches = saved.filter((each) => typeOf(each) === 'reminderDispatchWorkflow');
    const planted = async (fixture: string, histories: readonly Saved[]): Promise<string[]> => {
      const found = await differing(await bundleWorkflows(here(`fixtures/${fixture}.ts`)), histories);
      for (const { error } of found) expect(error).toBeInstanceOf(DeterminismViolationError);
      return found.map(({ file }) => file);
    };

    it('a timer more: where none stands in its place, as the server compares no durations', async () => {
      expect(await planted('added-timer', assignments)).toContain(`${RULES_VERSION}/whole-life-with-a-return.json`);
    });

    it('an activity more, in every assignment', async () => {
      expect(await planted('added-activity', assignments)).toEqual(assignments.map(({ file }) => file));
    });

    it('an effect less: where it was owed, and nowhere else', async () => {
      const owed = (each: Saved): boolean => JSON.stringify(each.history).includes('composeSupervisionNotice');
      const found = await planted('dropped-effect', assignments);
      expect(found).toEqual(assignments.filter(owed).map(({ file }) => file));
      expect(found).not.toEqual(assignments.map(({ file }) => file));
      expect(found).toContain(`${RULES_VERSION}/silent-province.json`);
    });

    it('two activities in another order, in every dispatch', async () => {
      expect(await planted('other-order', dispatches)).toEqual(dispatches.map(({ file }) => file));
    });
  });
});
