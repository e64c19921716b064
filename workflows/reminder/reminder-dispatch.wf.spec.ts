import { describe, expect, it } from '@jest/globals';
import { instantOf } from '#testing/assignment-scene.js';
import { dispatchScene, type DispatchOptions, type DispatchScene } from '#testing/dispatch-scene.js';
import { eventually } from '#testing/eventually.js';
import { inBeijing } from '#testing/in-beijing.js';
import { timeSkippingServer } from '#testing/temporal-servers.js';
import { historiesOf } from '#testing/workflow-histories.js';
import { workflowSuite } from '#testing/workflow-suite.js';

const MINUTE = 60_000;
/** What is left of the ladder of a plan due on 30 June 2024, a Sunday (features, section 6). */
const LADDER = ['2024-05-31', '2024-06-14', '2024-06-21', '2024-06-27', '2024-06-28', '2024-07-01'];
const mornings = (days: readonly string[]): string[] => days.map((day) => `${day} 09:00`);

describe('the dispatch of reminders', () => {
  const suite = workflowSuite(timeSkippingServer);

  const dispatching = async (test: (scene: DispatchScene) => Promise<void>, more: Partial<DispatchOptions> = {}, before: (scene: DispatchScene) => void = () => undefined): Promise<void> => {
    const scene = await dispatchScene(suite.server, { taskQueue: suite.taskQueue('dispatch'), ...more });
    before(scene);
    await scene.tell();
    await scene.run(suite.workflowBundle, () => test(scene));
  };
  const arming =
    (...days: readonly string[]) =>
    ({ ledger }: DispatchScene): void =>
      ledger.arm(...days.map((day) => instantOf(day, 9)));
  const wentAt = ({ ledger }: DispatchScene): string[] => ledger.gone.map(({ at }) => inBeijing(at));
  const runsOf = async ({ workflowId }: DispatchScene) => historiesOf(suite.server.env.client, workflowId);

  it('each row at its morning, once, and nothing before or between', () =>
    dispatching(
      async (scene) => {
        await scene.until('2024-05-31', 8, 59);
        expect(scene.ledger.gone).toEqual([]);
        await scene.until('2025-03-29');
        expect(wentAt(scene)).toEqual(mornings(LADDER));
        // Once at the start, then at each morning.
        expect(scene.ledger.calls).toEqual({ dispatchDue: 7, deliverHanded: 7 });
      },
      {},
      arming(...LADDER),
    ));

  it('an empty ledger: asked once in a year, and no timer waits', () =>
    dispatching(async (scene) => {
      await scene.until('2025-03-29');
      expect(scene.ledger.calls).toEqual({ dispatchDue: 1, deliverHanded: 1 });
      const [run] = await runsOf(scene);
      expect(run?.events?.some((event) => event.timerStartedEventAttributes)).toBe(false);
    }));

  it('a thousand rows of one morning go out in one call', () =>
    dispatching(
      async (scene) => {
        await scene.until('2024-06-01');
        expect(scene.ledger.gone).toHaveLength(1_000);
        expect(scene.ledger.calls.dispatchDue).toBe(2);
      },
      {},
      arming(...Array.from({ length: 1_000 }, () => '2024-05-31')),
    ));

  it('told of an earlier row, it goes at that one’s morning; told of a later one, it waits on', () =>
    dispatching(
      async (scene) => {
        await scene.until('2024-04-01');
        arming('2024-06-14')(scene);
        await scene.tell();
        arming('2024-07-01')(scene);
        await scene.tell();
        await scene.until('2024-07-02');
        expect(wentAt(scene)).toEqual(mornings(['2024-06-14', '2024-06-28', '2024-07-01']));
      },
      {},
      arming('2024-06-28'),
    ));

  it('a row that is armed while others go out, earlier than the answer says, is not forgotten', () =>
    dispatching(
      async (scene) => {
        // Not while it is asked at the start, but on 31 May.
        await eventually('the question at the start', () => scene.ledger.deliveries.length === 1);
        scene.ledger.beforeAnswer = async () => {
          scene.ledger.beforeAnswer = () => Promise.resolve();
          arming('2024-06-03')(scene);
          await scene.tell();
        };
        await scene.until('2024-07-02');
        expect(wentAt(scene)).toEqual(mornings(['2024-05-31', '2024-06-03', '2024-06-28']));
      },
      {},
      arming('2024-05-31', '2024-06-28'),
    ));

  it('continues as new, and each row still goes out once at its morning', () =>
    dispatching(
      async (scene) => {
        await scene.until('2024-07-02');
        expect(wentAt(scene)).toEqual(mornings(LADDER));
        expect((await runsOf(scene)).length).toBeGreaterThan(1);
      },
      { continueAt: 30 },
      arming(...LADDER),
    ));

  describe('and its channels', () => {
    it('a channel is tried again after the span it names, at least half a minute, until it has taken everything', () =>
      dispatching(
        async (scene) => {
          await scene.until('2024-04-02');
          const [, first, ...later] = scene.ledger.deliveries;
          expect(inBeijing(first!)).toBe('2024-04-01 09:00');
          // The server's clock also runs while a test works: seconds, not more.
          const spans = later.map((at, index) => Math.round((at - [first!, ...later][index]!) / 30_000) / 2);
          expect(spans).toEqual([1, 2, 0.5]);
        },
        {},
        (scene) => {
          arming('2024-04-01')(scene);
          // The first answer is to the question at the start: nothing waited before this run.
          scene.ledger.channelAnswers.push(60 * 24 * 30 * MINUTE, MINUTE, 2 * MINUTE, 0);
        },
      ));

    it('what is handed while one message waits for its next try goes at once', () =>
      dispatching(
        async (scene) => {
          await eventually('the question at the start', () => scene.ledger.deliveries.length === 1);
          scene.ledger.channelAnswers.push(120 * MINUTE, 90 * MINUTE);
          await scene.until('2024-05-31', 9, 30);
          arming('2024-05-31')(scene);
          await scene.tell();
          await eventually('the delivery', () => scene.ledger.deliveries.length === 3);
          await scene.until('2024-05-31', 12);
          expect(scene.ledger.deliveries.slice(1).map(inBeijing)).toEqual(['2024-05-31 09:00', '2024-05-31 09:30', '2024-05-31 11:00']);
        },
        {},
        arming('2024-05-31'),
      ));

    it('a channel that hangs holds no row up', () =>
      dispatching(async (scene) => {
        let answer: () => void = () => undefined;
        await eventually('the question at the start', () => scene.ledger.deliveries.length === 1);
        scene.ledger.channelIsReady = new Promise((resolve) => (answer = resolve));
        arming('2024-03-29', '2024-04-10')(scene);
        await scene.tell();
        await eventually('the channel hangs', () => scene.ledger.calls.deliverHanded === 2);
        await scene.jump('2024-04-10', 10);
        await eventually('the second row', () => scene.ledger.gone.length === 2);
        expect(scene.ledger.deliveries).toHaveLength(1);
        answer();
        // What was handed meanwhile is delivered in one more round.
        await eventually('the last delivery', () => scene.ledger.deliveries.length === 3);
      }));

    it('a channel that fails all day does not keep it from continuing as new', () =>
      dispatching(
        async (scene) => {
          await scene.until('2024-03-29', 9, 40);
          expect(scene.ledger.channelAnswers).toEqual([]);
          const runs = await runsOf(scene);
          expect(runs.length).toBeGreaterThan(5);
          for (const { events } of runs) expect(events?.length).toBeLessThan(60);
        },
        { continueAt: 30 },
        ({ ledger }) => ledger.channelAnswers.push(...Array.from({ length: 60 }, () => 0)),
      ));
  });

  describe('and the record’s clock', () => {
    it('jumps past two mornings: their rows go at once, the third waits for its own', () =>
      dispatching(
        async (scene) => {
          await scene.until('2024-03-30');
          await scene.jump('2024-06-15', 10);
          await scene.until('2024-06-20');
          expect(wentAt(scene)).toEqual(['2024-06-15 10:00', '2024-06-15 10:00']);
          await scene.until('2024-06-22');
          expect(wentAt(scene)).toEqual(['2024-06-15 10:00', '2024-06-15 10:00', '2024-06-21 09:00']);
        },
        {},
        arming('2024-05-31', '2024-06-14', '2024-06-21'),
      ));

    it('is behind what the workflow believes: it waits the span it is told, and asks no third time', () =>
      dispatching(
        async (scene) => {
          await scene.until('2024-06-02');
          expect(wentAt(scene)).toEqual(['2024-05-31 09:00']);
          expect(scene.ledger.calls.dispatchDue).toBeLessThanOrEqual(3);
        },
        { hurryMs: 24 * 60 * MINUTE },
        arming('2024-05-31'),
      ));
  });
});
