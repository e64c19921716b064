import { describe, expect, it } from '@jest/globals';
import { whereItFailed } from './where-it-failed.js';

const CANARY = '金丝雀-4711';

describe('what the worker’s log says of an error of the SDK', () => {
  it('is the workflow, the kind and the places, and no word of the message', () => {
    const said = whereItFailed({ workflowId: 'asg/2024/t07-o1/44', runId: 'r', error: new RangeError(`${CANARY}\n    at ${CANARY}`), taskQueue: 'x' });
    expect(said).toMatchObject({ workflowId: 'asg/2024/t07-o1/44', runId: 'r', error: 'RangeError' });
    expect(said.at?.[0]).toContain('where-it-failed.unit.spec');
    expect(JSON.stringify(said)).not.toContain(CANARY);
  });

  it('is nothing where there is none', () => {
    expect([whereItFailed(undefined), whereItFailed({ error: CANARY })]).toEqual([{}, {}]);
  });
});
