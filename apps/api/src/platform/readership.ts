import { AsyncLocalStorage } from 'node:async_hooks';
import type { DataSource } from 'typeorm';
import type { Readership } from '#persistence/narrowed-client.js';
import type { SignedIn } from './request.js';

const current = new AsyncLocalStorage<{ by: Readership | undefined }>();

/** Whose eyes the statement that is sent now reads with. */
export const whose = (): Readership | undefined => current.getStore()?.by;

/** Before the guard knows who asks, a request reads with nobody's eyes. */
export const unread = (_request: unknown, _response: unknown, next: () => void): void => current.run({ by: undefined }, next);

/** From here on the request reads with the eyes of who is signed in. */
export const readAs = (user: SignedIn): void => {
  const store = current.getStore();
  if (store) store.by = readershipOf(user);
};

/** Work for a person who does not ask by a session: their calendar, a list made behind them. */
export const asReader = <T>(user: SignedIn, work: () => Promise<T>): Promise<T> => current.run({ by: readershipOf(user) }, work);

/** The same as `scopeOf` asks of a statement, told from the roles anew: one mistake does not take down both walls. */
export const readershipOf = ({ userId, unit, unitKind, cities, roles }: SignedIn): Readership => {
  const seesAll = roles.includes('coordinator') || roles.includes('bureau_leader');
  const isOfDepartment = unitKind === 'department';
  return {
    user: userId,
    unit,
    units: [unit, ...cities],
    department: isOfDepartment ? unit : '',
    sees: seesAll ? 'work' : '',
    seesProvinces: isOfDepartment && (roles.includes('reviewer') || roles.includes('director')),
  };
};

const OPERATIONS: Readership = { user: '', unit: '', units: [], department: '', sees: 'operations', seesProvinces: false };

/** For what looks at the whole house and is nobody's work: a store over it is not narrowed. `PlatformModule` names each. */
export const forOperations = (database: DataSource): DataSource =>
  Object.create(database, { query: { value: (sql: string, parameters?: unknown[]) => current.run({ by: OPERATIONS }, () => database.query(sql, parameters)) } }) as DataSource;
