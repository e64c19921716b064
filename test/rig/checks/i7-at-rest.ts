import type { Evidence } from '../evidence.js';

/** A task that is tried again now and then is normal; one that fails each time is not. */
const MOST_ATTEMPTS = 3;

/** From when everything is as it was until whoever waited then has an answer. */
const RESUMES_MS = 60_000;

/** I7: some time after the last fault nothing waits: no telling, no row of the ledger, no message, no instant, no task that fails, and soon after each nobody for an answer. */
export const atRest = ({ unsettled, wakes, workflows, deeds, faults }: Evidence): readonly string[] => [
  ...unsettled,
  ...wakes.map((stream) => `${stream}: its workflow waits to be told`),
  ...workflows.filter(({ attempt }) => attempt > MOST_ATTEMPTS).map(({ stream, attempt }) => `${stream}: its workflow task was tried ${attempt} times`),
  ...faults.flatMap((fault) => deeds.flatMap((deed) => unanswered(fault, deed))),
];

/** What was sent before the end of a fault and answered, by word or by an end of the connection, long behind it. */
function unanswered({ target, what, restartedAt }: Evidence['faults'][number], { key, body, invokedAt, answers }: Evidence['deeds'][number]): readonly string[] {
  return answers.flatMap(({ at }, index) => {
    const sentAt = answers[index - 1]?.at ?? invokedAt;
    return sentAt < restartedAt && at > restartedAt + RESUMES_MS ? [`${body.type} ${key}: sent ${restartedAt - sentAt} ms before ${target} (${what}) was over, answered ${at - restartedAt} ms behind it`] : [];
  });
}
