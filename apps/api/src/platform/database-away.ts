/** SQLSTATE classes and socket errors that mean "not now", not "never": the same command may be sent again. */
const CLASSES = ['08', '53', '57'];
const TOO_LONG = '57014';
const CODES = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', '55P03', '40001', '40P01'];
const TEXTS = /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|timeout expired)/;

/** Whether an error says that the database is away or too busy (a fault, answered 503), rather than that we are wrong. */
export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (code === TOO_LONG) return false;
  if (typeof code === 'string' && (CODES.includes(code) || (code.length === 5 && CLASSES.includes(code.slice(0, 2))))) return true;
  if (TEXTS.test(error.message)) return true;
  const inner = error instanceof AggregateError ? error.errors : [(error as { driverError?: unknown }).driverError, error.cause];
  return inner.some((each) => each !== error && each !== undefined && isDatabaseAway(each));
};

/** Whether a look was ended because it took longer than one may: asked again it would take as long. */
export const isTooCostly = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, driverError } = error as Error & { code?: unknown; driverError?: unknown };
  return code === TOO_LONG || (driverError !== undefined && driverError !== error && isTooCostly(driverError));
};

/** Of a table or a function that is gone or closed: 42501 not allowed, 42P01 and 42883 not there, 42703 and 23514 of another shape, 25006 read-only. */
const CLOSED = ['42501', '42P01', '42883', '42703', '23514', '25006'];

/** Whether what cannot be written is the audit trail: its function or table is named by the message or by where it happened. */
export const isAuditAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const { code, where, message, driverError } = error as Error & { code?: unknown; where?: unknown; driverError?: unknown };
  if (typeof code === 'string' && CLOSED.includes(code) && /\baudit\b|\bappend_audit\b/.test(`${message} ${String(where)}`)) return true;
  return driverError !== undefined && driverError !== error && isAuditAway(driverError);
};
