/** SQLSTATE classes and socket errors that mean "not now", not "never": the same command may be sent again. */
const CLASSES = ['08', '53', '57'];
const CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', '55P03', '40001', '40P01'];
const TEXTS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected)/;

/** Whether an error says that the database is away or too busy (a fault, answered 503), rather than that we are wrong. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (CODES.includes(code) || (code.length === 5 && CLASSES.includes(code.slice(0, 2))))) return true;
  if (TEXTS.test(error.message)) return true;
  const inner = error instanceof AggregateError ? error.errors : [(error as { driverError?: unknown }).driverError, error.cause];
  return inner.some((each) => each !== error && each !== undefined && isDatabaseAway(each));
};
