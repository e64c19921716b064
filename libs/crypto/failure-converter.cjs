/**
 * Messages and stacks of failures go through the codec like everything else. CommonJS, since the SDK asks for it by
 * `require`, in the sandbox and outside.
 */
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
