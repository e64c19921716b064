import { describe, expect, test } from '@jest/globals';
import { apiPathTo, pathTo } from './path-builder.js';

const id = 'asg/2024/t07-o1/44';

const PAGES = [
  '/',
  '/login',
  '/worklist',
  '/assignments/$',
  '/sign-off',
  '/prints/$',
  '/overview',
  '/items',
  '/tasks/$task',
  '/units/$unit',
  '/rates',
  '/notices',
  '/registers/reminders',
  '/registers/supervision',
  '/catalogue',
  '/catalogue/versions/$version',
  '/catalogue/versions/$version/diff',
  '/cycles',
  '/cycles/$year',
  '/organisation',
  '/rehearsals',
  '/outbox',
  '/me',
];

const API_PATHS = {
  session: '/session',
  demoAccounts: '/session/demo-accounts',
  demoSession: '/session/demo',
  worklist: '/worklist',
  assignment: '/assignments/asg%2F2024%2Ft07-o1%2F44',
  draft: '/assignments/asg%2F2024%2Ft07-o1%2F44/draft',
  draftChecks: '/assignments/asg%2F2024%2Ft07-o1%2F44/draft/checks',
  attachments: '/assignments/asg%2F2024%2Ft07-o1%2F44/attachments',
  attachment: '/assignments/asg%2F2024%2Ft07-o1%2F44/attachments/',
  forecast: '/assignments/asg%2F2024%2Ft07-o1%2F44/forecast',
  commands: '/assignments/asg%2F2024%2Ft07-o1%2F44/commands',
  assignmentReminders: '/assignments/asg%2F2024%2Ft07-o1%2F44/reminders',
  overview: '/overview',
  assignments: '/assignments',
  rates: '/rates',
  scores: '/scores',
  search: '/search',
  savedViews: '/saved-views',
  savedView: '/saved-views/asg%2F2024%2Ft07-o1%2F44',
  catalogue: '/catalogue',
  catalogueVersions: '/catalogue-versions',
  catalogueFiles: '/catalogue-versions/files',
  catalogueVersion: '/catalogue-versions/asg%2F2024%2Ft07-o1%2F44',
  catalogueSource: '/catalogue-versions/asg%2F2024%2Ft07-o1%2F44/source',
  catalogueVersionCommands: '/catalogue-versions/asg%2F2024%2Ft07-o1%2F44/commands',
  catalogueDiff: '/catalogue-versions/asg%2F2024%2Ft07-o1%2F44/diff',
  catalogueSheet: '/catalogue-versions/asg%2F2024%2Ft07-o1%2F44/xlsx',
  catalogueSheetRejected: '/catalogue-versions/asg%2F2024%2Ft07-o1%2F44/xlsx/rejected-rows',
  organisation: '/organisation',
  reminders: '/reminders',
  supervision: '/supervision',
  supervisionNotice: '/supervision/asg%2F2024%2Ft07-o1%2F44/notice',
  notices: '/notices',
  noticeRead: '/notices/asg%2F2024%2Ft07-o1%2F44/read',
  cycles: '/cycles',
  cycle: '/cycles/asg%2F2024%2Ft07-o1%2F44',
  launchPreview: '/cycles/asg%2F2024%2Ft07-o1%2F44/launch-preview',
  launchProgress: '/cycles/asg%2F2024%2Ft07-o1%2F44/launch-progress',
  launchCheck: '/cycles/asg%2F2024%2Ft07-o1%2F44/launch-check',
  cycleCommands: '/cycles/asg%2F2024%2Ft07-o1%2F44/commands',
  rehearsals: '/cycles/asg%2F2024%2Ft07-o1%2F44/rehearsals',
  rehearsalRun: '/cycles/asg%2F2024%2Ft07-o1%2F44/rehearsals/last',
  rehearsalRows: '/cycles/asg%2F2024%2Ft07-o1%2F44/rehearsals/last/rows',
  rehearsalDiff: '/cycles/asg%2F2024%2Ft07-o1%2F44/rehearsals/last/diff',
  treeCommands: '/organisation/commands',
  contacts: '/organisation/units/asg%2F2024%2Ft07-o1%2F44/contacts',
  contactsCommands: '/organisation/units/asg%2F2024%2Ft07-o1%2F44/commands',
  handOverPreview: '/organisation/units/asg%2F2024%2Ft07-o1%2F44/hand-over-preview',
  password: '/organisation/units/asg%2F2024%2Ft07-o1%2F44/contacts//password',
  proxies: '/proxies',
  proxiesCommands: '/proxies/commands',
  clock: '/demo/clock',
  outbox: '/demo/outbox',
  events: '/events',
};

describe('path builder', () => {
  test('pages', () => {
    expect(pathTo.assignment(id)).toEqual({ to: '/assignments/$', params: { _splat: id } });
    expect(pathTo.worklist({ box: 'done', light: 'red', item: id })).toEqual({ to: '/worklist', search: { box: 'done', light: 'red', item: id } });
    expect(pathTo.catalogueVersion('catalogue/00ff', { part: 'fields' })).toEqual({ to: '/catalogue/versions/$version', params: { version: '00ff' }, search: { part: 'fields' } });
    expect(Object.values(pathTo).map((path) => path('', {}).to)).toEqual(PAGES);
  });

  test('an id is one part of an API address', () => {
    expect(Object.fromEntries(Object.entries(apiPathTo).map(([name, path]) => [name, path(id)]))).toEqual(API_PATHS);
  });
});
