import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';

const INDEX = new URL('../../workflows/index.ts', import.meta.url).pathname;
const FAILURE_CONVERTER = new URL('../crypto/failure-converter.cjs', import.meta.url).pathname;

/** The workflows as they stand in the tree, bundled (about 2 s): once a spec file, for all its workers. */
export const bundleWorkflows = (workflowsPath = INDEX): Promise<WorkflowBundle> => bundleWorkflowCode({ workflowsPath, failureConverterPath: FAILURE_CONVERTER, logger: new DefaultLogger('WARN') });
