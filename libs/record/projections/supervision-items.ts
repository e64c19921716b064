import { BUREAU } from '#domain/assignment/authority.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import { openCases } from '#domain/supervision/case-of.js';

type Item = readonly [unit: string, role: string, verb: string];

/** What supervision asks of whom: a reply of the addressee, its check of the issuer, the issue of a red draft of a bureau leader. */
export const supervisionItems = (state: IssuedState): Item[] =>
  openCases(state).flatMap((each): Item[] => {
    if (each.issuedAt === null) return [[BUREAU, 'bureau_leader', 'RaiseSupervision']];
    if (!each.reply || each.reply.state === 'rejected') return [[each.addressee, each.addressee.startsWith('dept-') ? 'director' : 'leader', 'ReplySupervision']];
    if (each.reply.state === 'accepted') return [];
    if (each.issuer === null) return [[state.leadDepartment, 'reviewer', 'CheckReply']];
    return each.level === 'instruction' || each.level === 'red' ? [[BUREAU, 'bureau_leader', 'CheckReply']] : [[state.leadDepartment, 'director', 'CheckReply'], [BUREAU, 'coordinator', 'CheckReply']];
  });
