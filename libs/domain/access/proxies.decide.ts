import type { PersonFact } from '../assignment/assignment.facts.js';
import { dayOf } from '../calendar/day.js';
import { proxiesId } from '../shared/ids.js';
import { refuse, type Decision, type Refusal } from '../shared/refusal.js';
import type { NewEventOf, Sent } from '../shared/stream.js';
import { doersOf, type Actor, type Role } from './actor.js';
import type { ProxiesCommandBody } from './proxies.commands.js';
import type { ProxiesEvents } from './proxies.events.js';
import type { ProxiesState, Proxy } from './proxies.state.js';

/** The persons that the command names, as the record knows them now. */
export interface ProxiesFacts {
  readonly people: readonly PersonFact[];
}
type CommandOf<T extends ProxiesCommandBody['type']> = Extract<ProxiesCommandBody, { type: T }> & Sent;

/** Who sets a proxy for others of the own unit: *own head* of section 4. */
const HEADS: readonly Role[] = ['head', 'leader', 'director', 'bureau_leader'];
/** 三员 have no business role, so they stand for nobody (fixed). */
const ADMINISTRATORS: readonly Role[] = ['system_admin', 'security_admin', 'audit_admin'];

/** 代理 (L11): who is away, or their head, names a colleague who acts for them meanwhile. */
export const decideProxies = (state: ProxiesState, command: ProxiesCommandBody & Sent, facts: ProxiesFacts): Decision<NewEventOf<ProxiesEvents>> =>
  command.type === 'SetProxy' ? setProxy(state, command, facts) : endProxy(state, command);

const setProxy = (state: ProxiesState, command: CommandOf<'SetProxy'>, { people }: ProxiesFacts): Decision<NewEventOf<ProxiesEvents>> => {
  const { actor, at, principal, proxy, from, until, tasks } = command;
  const refusal = mayNot(state, actor, command.type, [principal]) ?? unfit(state, people, [principal, proxy]);
  if (refusal) return { refusal };
  if (principal === proxy) return refuse('ALREADY_THEIRS', { by: proxy });
  if (until < from || until < dayOf(at)) return refuse('PROXY_DATES', { from, until });
  const wanted: Proxy = { id: `${state.id}/${state.sequence + 1}`, principal, proxy, from, until, tasks };
  // Acting goes one step: who stands for somebody has no proxy of their own meanwhile, and a proxy none who is away.
  const chained = state.proxies.find((each) => areTogether(each, wanted) && (each.proxy === principal || each.principal === proxy));
  if (chained) return refuse('PROXY_OF_PROXY', { by: chained.proxy === principal ? principal : proxy });
  return { events: [{ type: 'ProxySet', data: wanted }] };
};

/** The head, who is away, and who stands for them may end it. */
const endProxy = (state: ProxiesState, { actor, type, id }: CommandOf<'EndProxy'>): Decision<NewEventOf<ProxiesEvents>> => {
  const ended = state.proxies.find((each) => each.id === id);
  const refusal = mayNot(state, actor, type, ended ? [ended.principal, ended.proxy] : []);
  if (refusal) return { refusal };
  return ended ? { events: [{ type: 'ProxyEnded', data: { id } }] } : refuse('NO_PROXY', {});
};

const mayNot = (state: ProxiesState, actor: Actor, verb: string, own: readonly string[]): Refusal | undefined => {
  const wrongRole: Refusal = { code: 'WRONG_ROLE', facts: { verb, roles: HEADS, side: 'unit' } };
  if (actor.kind === 'system' || state.id !== proxiesId(actor.unit)) return wrongRole;
  if (actor.actingFor) return { code: 'PROXY_OF_PROXY', facts: { by: actor.userId } };
  return own.some((id) => doersOf(actor).includes(id)) || actor.roles.some((role) => HEADS.includes(role)) ? undefined : wrongRole;
};

const unfit = (state: ProxiesState, people: readonly PersonFact[], ids: readonly string[]): Refusal | undefined => {
  for (const by of ids) {
    const person = people.find(({ userId }) => userId === by);
    if (!person?.enabled) return { code: 'PERSON_UNAVAILABLE', facts: { by } };
    if (proxiesId(person.unit) !== state.id) return { code: 'NOT_SAME_UNIT', facts: { by } };
    if (person.roles.some((role) => ADMINISTRATORS.includes(role))) return { code: 'ADMINISTRATOR_NO_PROXY', facts: { by } };
  }
  return undefined;
};

const areTogether = (a: Proxy, b: Proxy): boolean =>
  a.from <= b.until && b.from <= a.until && (a.tasks === null || b.tasks === null || a.tasks.some((task) => b.tasks?.includes(task)));
