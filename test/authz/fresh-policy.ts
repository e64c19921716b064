import type { RunningApi } from '#testing/running-api.js';
import { SecurityPolicy } from '../../apps/api/src/platform/security-policy.js';
import { VERBS } from './assignment-policy.js';
import { PRINCIPALS } from './principals.js';
import { ROUTES } from './route-policy.js';

const ASSIGNMENT = '/assignments/asg%2F2024%2Ft07-o1%2F44/commands';
const of = (path: string, ...types: readonly string[]): string[] => types.map((type) => `post ${path}#${type}`);

/** What needs a login of the last five minutes: final decisions, changes of rules, grants, whole exports. Written by hand. */
const FRESH: readonly string[] = [
  ...of('/assignments/{id}/commands', 'DecideReview', 'CloseReviewRound', 'RejectPlan', 'CloseOut', 'DecideExemption', 'DecideAppeal', 'RevokeAssignment'),
  'post /assignments/batch-approvals',
  ...of('/cycles/{id}/commands', 'LaunchCycle', 'PrepareSettings', 'NameGroup', 'PublishScores', 'CloseCycle', 'ArchiveCycle', 'DecideAppeal'),
  ...of('/change-sets/{id}/commands', 'ApplyChange', 'UndoChange'),
  ...of('/catalogue-versions/{id}/commands', 'ConfirmCatalogue'),
  ...of('/organisation/units/{unit}/commands', 'AddContact', 'ChangeContact', 'MoveContact', 'HandOverContact'),
  ...of('/proxies/commands', 'SetProxy'),
  'post /organisation/units/{unit}/contacts/{user}/password',
  'post /maintenance', 'delete /maintenance',
  'post /system/channels', 'delete /system/channels/{channel}', 'post /security/rules', 'post /security/accounts/{user}/second-factor/reset', 'post /session/second-factor',
  'get /exports/{list}', 'post /exports/{list}',
];
/** They end the session that asks. */
const ENDS = ['delete /session'];

/** Every route and command, asked by who may with a login that is six minutes old: which of them answer other than the list says. */
export async function notAsFresh(api: RunningApi): Promise<{ asked: number; wrong: readonly string[] }> {
  const verbs = Object.entries(VERBS).map(([type, { body }]) => ({ route: `post /assignments/{id}/commands#${type}`, url: ASSIGNMENT, account: PRINCIPALS.lead_reviewer, body: { type, expectedSequence: 999_999_999, ...body } }));
  const routes = ROUTES.flatMap(({ route, who, url, body }) => {
    const [first] = who === 'public' ? [] : who;
    const account = first === 'other_reviewer' || first === 'other_director' ? undefined : first && PRINCIPALS[first];
    return account === undefined || ENDS.includes(route) ? [] : [{ route, url: url ?? route.split(' ')[1] ?? '', account, body }];
  });
  await api.owner.query('insert into security_setting values (1, false, true) on conflict (id) do update set second_factor_required = false, fresh_login_required = true');
  api.app.get(SecurityPolicy).changed();
  for (const account of new Set([...verbs, ...routes].map((each) => each.account))) await api.as(account);
  await api.owner.query(`update session set sess = jsonb_set(sess::jsonb, '{since}', to_jsonb(extract(epoch from now()) * 1000 - 6 * 60000))::json`);
  const wrong: string[] = [];
  for (const [index, { route, url, account, body }] of [...routes, ...verbs].entries()) {
    const [method = 'get'] = route.split(' ');
    const answer = await (await api.as(account))[method as 'get'](url).set('idempotency-key', `fresh-${index}`).send(body);
    const isAsked = (answer.body as { code?: string } | undefined)?.code === 'REAUTH';
    if (isAsked !== FRESH.includes(route)) wrong.push(`${account} ${route}: ${answer.status}${isAsked ? ' asked for a fresh login' : ''}`);
  }
  return { asked: routes.length + verbs.length, wrong };
}
