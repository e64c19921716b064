import type { Actor } from '#domain/access/actor.js';
import type { SignedIn } from '../platform/request.js';

/** The person as the rules know them; whether they may act for somebody the record finds out. */
export const actorOf = ({ userId, unit, roles }: SignedIn, actingFor?: string): Extract<Actor, { kind: 'user' }> => ({ kind: 'user', userId, unit, roles, ...(actingFor === undefined ? {} : { actingFor }) });
