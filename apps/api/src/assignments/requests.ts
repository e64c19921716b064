import type { z } from 'zod';
import type { RequestsView } from '#api-types/views/request.views.js';
import type { IssuedState } from '#domain/assignment/assignment.state.js';
import type { PendingRequest } from '#domain/assignment/pending.js';
import { waitingSides } from '#domain/assignment/request.js';
import { instantText } from '../platform/instant-text.js';

const pending = (request: PendingRequest) => ({ requestedAt: instantText(request.requestedAt), decideBy: request.decideBy, waitingFor: waitingSides(request) });

/** What is asked for and undecided, and whether the assignment is suspended. */
export const requestsOf = ({ suspended, exemption, extensions, optOut, revocation }: IssuedState): z.infer<typeof RequestsView> => ({
  suspendedSince: suspended ? instantText(suspended.since) : null,
  exemption: exemption ? { ground: exemption.ground, from: exemption.from, ...pending(exemption) } : null,
  extensions: extensions.map((request) => ({ duty: request.duty, asked: request.asked, inTime: request.inTime, ...pending(request) })),
  optOutRequested: optOut !== null,
  revocationProposed: revocation !== null,
});
