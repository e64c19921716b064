import { departmentNamed } from '#persistence/seed/people.js';
import { ALL, COORDINATION, LEADERS_OF_UNITS, type Principal } from './principals.js';

/** Who may use a route below no assignment; `body` is taken by the schema and changes nothing, or is refused by a rule after the right was seen. */
export interface RoutePolicy {
  /** Method and path of the OpenAPI document; after `#` the type of a command. */
  readonly route: string;
  readonly who: readonly Principal[] | 'public';
  /** Path and query with what stands in the braces. */
  readonly url?: string;
  readonly body?: object;
  /** What a right comes upon where the thing itself is not there: 404 is then no refusal of the right. */
  readonly isThere?: boolean;
}

const SYSTEM_ADMIN: readonly Principal[] = ['system_admin'];
const COORDINATOR: readonly Principal[] = ['coordinator'];
/** They keep the organisation (I1). */
const KEEPERS: readonly Principal[] = ['coordinator', 'system_admin'];
/** 代理 is set by who is represented, or by the head of a unit or department (L11). */
const HEADS: readonly Principal[] = [...LEADERS_OF_UNITS, 'lead_director', 'other_director', 'bureau_leader'];
const REVIEWERS: readonly Principal[] = ['lead_reviewer', 'other_reviewer', 'province_reviewer'];
const HASH = 'a'.repeat(64);
const REASON = { reason: '核对权限' };
const CATALOGUE = '/catalogue-versions/catalogue%2Fffffff';
const CHANGE_SET = '/change-sets/change%2Fabsent';
const BULLETIN = '/bulletins/00000000-0000-4000-8000-000000000000';
const RUN = '/cycles/2024/rehearsals/999999';

const read = (who: RoutePolicy['who'], ...routes: readonly (string | readonly [string, string])[]): RoutePolicy[] =>
  routes.map((each) => (typeof each === 'string' ? { route: `get ${each}`, who } : { route: `get ${each[0]}`, who, url: each[1] }));
const absent = (who: RoutePolicy['who'], ...routes: readonly (readonly [string, string])[]): RoutePolicy[] => read(who, ...routes).map((each) => ({ ...each, isThere: false }));
const commands = (path: string, url: string, who: readonly Principal[], bodies: Readonly<Record<string, object>>, isThere = true): RoutePolicy[] =>
  Object.entries(bodies).map(([type, body]) => ({ route: `post ${path}#${type}`, who, url, body: { type, ...body }, isThere }));

export const ROUTES: readonly RoutePolicy[] = [
  ...read('public', '/health', '/session/demo-accounts'),
  { route: 'post /session', who: 'public', body: { account: 'nobody', password: 'wrong' } },
  { route: 'post /session/demo', who: 'public', body: { account: 'nobody' } },
  { route: 'delete /session', who: 'public' },
  { route: 'delete /session/single-sign-on', who: 'public' },
  ...read('public', '/session/ways'),
  // Not set up in the matrix: as if it were not there.
  { route: 'post /session/single-sign-on/beginnings', who: 'public', body: {}, isThere: false },
  { route: 'post /session/single-sign-on', who: 'public', body: { answer: '?state=x' }, isThere: false },
  { route: 'post /session/single-sign-on/code', who: 'public', body: { code: '000000' }, isThere: false },
  // Business lists: everybody signed in; what is not theirs is not in them.
  ...read(
    ALL, '/session', '/session/end', '/session/password-rules', '/session/second-factor', '/session/own', '/worklist', '/saved-views', '/phrases', '/proxies', '/notices', '/cycles', ['/catalogue', '/catalogue?year=2024'], '/organisation/names', ['/scores', '/scores?cycle=2024'], ['/scores/appeals', '/scores/appeals?cycle=2024'], '/supervision', '/reminders', '/demo/clock', '/demo/outbox', '/notice-settings', '/calendar-feed', '/exported-lists',
    ['/search', '/search?cycle=2024&q=t07'], ['/assignments', '/assignments?cycle=2024'], ['/overview', '/overview?cycle=2024'], ['/rates', '/rates?cycle=2024&by=task'],
    ['/progress/flags', '/progress/flags?cycle=2024&task=t07'], ['/progress/reports', '/progress/reports?cycle=2024'],
    ['/requests', '/requests?cycle=2024'], ['/requests/opt-in', '/requests/opt-in?cycle=2024'], ['/cities', '/cities?cycle=2024'], ['/exports/{list}', '/exports/items?cycle=2024'],
  ),
  ...read(['coordinator', 'bureau_leader', 'system_admin'], '/organisation', ['/cycles/{id}', '/cycles/2024']),
  ...read(
    COORDINATION, '/supervision/withheld', '/change-sets', '/catalogue-versions', '/catalogue-versions/template/xlsx', '/calendar', ['/briefing', '/briefing?cycle=2024'], ['/bulletins', '/bulletins?cycle=2024'], ['/bulletins/preview', '/bulletins/preview?cycle=2024&asOf=2024-03-28'],
    ['/cycles/{id}/launch-check', '/cycles/2024/launch-check'], ['/cycles/{id}/launch-preview', '/cycles/2024/launch-preview'], ['/cycles/{id}/launch-progress', '/cycles/2024/launch-progress'],
    ['/cycles/{id}/rules', '/cycles/2024/rules'], ['/cycles/{id}/rehearsal', '/cycles/2024/rehearsal'], ['/cycles/{id}/rehearsal/rows', '/cycles/2024/rehearsal/rows'], ['/cycles/{id}/rehearsals', '/cycles/2024/rehearsals'],
  ),
  ...absent(
    COORDINATION, ['/change-sets/{id}', CHANGE_SET], ['/catalogue-versions/{id}', CATALOGUE], ['/catalogue-versions/{id}/source', `${CATALOGUE}/source`], ['/catalogue-versions/{id}/xlsx', `${CATALOGUE}/xlsx`],
    ['/catalogue-versions/{id}/diff', `${CATALOGUE}/diff?with=catalogue%2Feeeeee`], ['/cycles/{id}/carry-over-preview', '/cycles/2025/carry-over-preview?from=2024'],
    ['/bulletins/{id}', BULLETIN], ['/bulletins/{id}/check', `${BULLETIN}/check`], ['/bulletins/{id}/files/{format}', `${BULLETIN}/files/pdf`],
    ['/cycles/{id}/rehearsals/{run}', RUN], ['/cycles/{id}/rehearsals/{run}/rows', `${RUN}/rows`], ['/cycles/{id}/rehearsals/{run}/diff', `${RUN}/diff`],
  ),
  ...absent(ALL, ['/progress/roll-up', '/progress/roll-up?cycle=2024&metric=none'], ['/supervision/{caseId}/notice', '/supervision/absent/notice'], ['/supervision/{caseId}/notice/{format}', '/supervision/absent/notice/pdf']),
  ...read(SYSTEM_ADMIN, '/system', '/system/failed-messages', '/system/stuck', '/system/reconciliations', '/system/channels'),
  // 三员: each reads what is theirs to watch.
  ...read(['system_admin', 'security_admin'], '/system/accounts'),
  ...read(['security_admin', 'audit_admin'], '/security/rules', ['/audit', '/audit?kind=sign_in']),
  ...read(['audit_admin'], '/audit'),
  { route: 'post /audit/chain-checks', who: ['audit_admin'] },
  // Load of those who review: for who steers, and the heads of departments.
  ...read([...COORDINATION, 'lead_director', 'other_director'], '/load'),
  ...read(['lead_director', 'other_director'], '/load/items'),
  ...read([...COORDINATION, 'lead_director'], ['/load/items', `/load/items?department=${departmentNamed('运用促进司')}`]),
  // The words of messages.
  ...read(COORDINATOR, '/message-templates'),
  { route: 'post /message-templates', who: COORDINATOR, body: {} },
  { route: 'post /message-templates/preview', who: COORDINATOR, body: {} },
  { route: 'post /bulletins', who: COORDINATOR, body: {} },
  { route: 'post /bulletins/{id}/errata', who: COORDINATOR, url: `${BULLETIN}/errata`, body: { text: '核对权限' }, isThere: false },
  { route: 'post /system/failed-messages/{id}/retry', who: SYSTEM_ADMIN, url: '/system/failed-messages/absent/retry', isThere: false },
  // Nobody follows it: nobody is told.
  { route: 'post /system/stuck/tellings', who: SYSTEM_ADMIN, body: { stream: 'absent' } },
  { route: 'post /system/reconciliations', who: SYSTEM_ADMIN },
  ...read('public', '/maintenance'),
  { route: 'post /maintenance', who: SYSTEM_ADMIN, body: {} },
  // Nothing is switched off where nothing is on.
  { route: 'delete /maintenance', who: SYSTEM_ADMIN },
  { route: 'post /system/channels', who: SYSTEM_ADMIN, body: { kind: 'webhook' } },
  { route: 'delete /system/channels/{channel}', who: SYSTEM_ADMIN, url: '/system/channels/Absent?basedOn=1', isThere: false },
  { route: 'post /system/channels/{channel}/tests', who: SYSTEM_ADMIN, url: '/system/channels/Absent/tests', isThere: false },
  // 安全: switches and resets of the security administrator alone.
  { route: 'post /security/rules', who: ['security_admin'], body: { unknown: true } },
  { route: 'post /security/accounts/{user}/second-factor/reset', who: ['security_admin'], url: '/security/accounts/absent/second-factor/reset', isThere: false },
  { route: 'post /demo/clock', who: COORDINATOR, body: { to: '2000-01-01' } },
  // One's own things: what is another's is not there.
  { route: 'post /session/password', who: ALL, body: {} },
  { route: 'post /session/second-factor', who: ALL },
  { route: 'post /session/second-factor/confirmation', who: ALL, body: {} },
  { route: 'delete /session/own/others', who: ALL },
  { route: 'post /saved-views', who: ALL, body: {} },
  { route: 'post /notice-settings', who: ALL, body: {} },
  { route: 'post /calendar-feed', who: ALL },
  { route: 'delete /calendar-feed', who: ALL },
  // The secret in its address stands for the person; without it there is nothing.
  { route: 'get /calendar-feed.ics', who: 'public', isThere: false },
  { route: 'post /exports/{list}', who: ALL, url: '/exports/notices?lang=none', body: {} },
  { route: 'get /exported-lists/{id}/file', who: ALL, url: '/exported-lists/00000000-0000-4000-8000-000000000000/file', isThere: false },
  { route: 'delete /saved-views/{id}', who: ALL, url: '/saved-views/999999', isThere: false },
  { route: 'post /phrases', who: ALL, body: {} },
  { route: 'post /phrases/{id}/uses', who: ALL, url: '/phrases/999999/uses', isThere: false },
  { route: 'delete /phrases/{id}', who: ALL, url: '/phrases/999999', isThere: false },
  { route: 'post /notices/{id}/read', who: ALL, url: '/notices/999999/read', isThere: false },
  // The organisation (I1, I2).
  ...read(['clerk', 'unit_leader', 'province_reviewer', 'coordinator', 'bureau_leader', 'system_admin'], ['/organisation/units/{unit}/contacts', '/organisation/units/44/contacts']),
  { route: 'post /organisation/units/{unit}/contacts/{user}/password', who: SYSTEM_ADMIN, url: '/organisation/units/44/contacts/absent/password', isThere: false },
  ...commands('/organisation/units/{unit}/commands', '/organisation/units/44/commands', KEEPERS, {
    AddContact: { user: 'gd', name: '核对', email: 'a@liandong.example', roles: ['clerk'], from: null, until: null },
    ChangeContact: { user: 'absent', change: { name: '核对' }, ...REASON },
    MoveContact: { user: 'absent', unit: '44', roles: ['clerk'], from: null, until: null, successor: null, previewHash: HASH, ...REASON },
    SetUnitChannels: { channels: ['absent'], ...REASON },
  }, false),
  // Who leaves hands over within the unit: its leader may see to it.
  ...commands('/organisation/units/{unit}/commands', '/organisation/units/44/commands', [...KEEPERS, 'unit_leader'], { HandOverContact: { leaver: 'absent', to: 'gd', previewHash: HASH, ...REASON } }, false),
  { route: 'post /organisation/units/{unit}/move-preview', who: KEEPERS, url: '/organisation/units/44/move-preview', body: { user: 'absent', unit: '44', roles: ['clerk'], from: null, until: null, successor: null }, isThere: false },
  { route: 'post /organisation/units/{unit}/hand-over-preview', who: [...KEEPERS, 'unit_leader'], url: '/organisation/units/44/hand-over-preview', body: { leaver: 'absent', to: 'gd' }, isThere: false },
  ...commands('/organisation/commands', '/organisation/commands', KEEPERS, {
    CreateUnit: { unit: '44', kind: 'province', name: '核对', shortName: '核对', englishName: 'Check' },
    RenameUnit: { unit: 'absent', name: '核对', shortName: '核对', englishName: 'Check', ...REASON },
  }, false),
  ...commands('/proxies/commands', '/proxies/commands', ['clerk', ...HEADS], { SetProxy: { principal: 'gd', proxy: 'gd', from: '2024-04-01', until: '2024-04-02', tasks: null } }),
  ...commands('/proxies/commands', '/proxies/commands', HEADS, { EndProxy: { id: 'absent' } }, false),
  // Steering.
  ...commands('/cycles/{id}/commands', '/cycles/2024/commands', COORDINATOR, {
    LaunchCycle: { typedYear: 2024 }, PrepareSettings: { settings: { reviewLimitWd: 10 }, ...REASON }, NameGroup: { group: 'absent', members: [], ...REASON }, CopyCycle: { from: 'cycle/2023' },
    AddUnit: { unit: '44' }, PublishScores: {}, DecideAppeal: { publication: 999, unit: '44', outcome: 'upheld', ...REASON }, CarryOver: { from: 'asg/2023/t01-o1/44', to: 'asg/2024/t01-o1/44', ...REASON }, CloseCycle: {}, ArchiveCycle: {},
  }, false),
  // The units' own share of a cycle: their appeal. It changes nothing before scores are published.
  ...commands('/cycles/{id}/commands', '/cycles/2024/commands', LEADERS_OF_UNITS, { LodgeAppeal: { publication: 999, ...REASON } }, false),
  { route: 'post /cycles/{id}/carry-overs', who: COORDINATOR, url: '/cycles/2025/carry-overs', body: {}, isThere: false },
  { route: 'post /cycles/{id}/rehearsals', who: COORDINATION, url: '/cycles/2024/rehearsals', body: { unknown: true } },
  { route: 'post /change-sets', who: COORDINATOR, body: {} },
  ...commands('/change-sets/{id}/commands', `${CHANGE_SET}/commands`, COORDINATOR, { ApplyChange: { previewHash: HASH }, PreviewAgain: {}, DropRow: { assignment: 'asg/2024/t01-o1/44', ...REASON }, UndoChange: REASON }, false),
  { route: 'post /catalogue-versions', who: COORDINATOR, body: {} },
  { route: 'post /catalogue-versions/files', who: COORDINATOR, body: {} },
  { route: 'post /catalogue-versions/xlsx', who: COORDINATOR, body: {} },
  { route: 'post /catalogue-versions/xlsx/rejected-rows', who: COORDINATOR, body: {} },
  { route: 'post /catalogue-versions/{id}/xlsx', who: COORDINATOR, url: `${CATALOGUE}/xlsx`, body: {}, isThere: false },
  { route: 'post /catalogue-versions/{id}/xlsx/rejected-rows', who: COORDINATOR, url: `${CATALOGUE}/xlsx/rejected-rows`, body: {}, isThere: false },
  ...commands('/catalogue-versions/{id}/commands', `${CATALOGUE}/commands`, COORDINATOR, {
    AnswerQuestion: { question: 'q1', answer: '核对', ...REASON }, CorrectField: { path: 'tasks.0.title', value: '核对', ...REASON }, ConfirmCatalogue: { draftHash: HASH }, DecidePair: { with: 'catalogue/eeeeee', before: 'tasks.0', after: 'tasks.0', same: true, ...REASON },
  }, false),
  { route: 'post /assignments/batch-approvals/preview', who: REVIEWERS, body: {} },
  { route: 'post /assignments/batch-approvals', who: REVIEWERS, body: {} },
];
