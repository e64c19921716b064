import type { Actor } from '#domain/access/actor.js';
import type { SignedIn } from '../platform/request.js';

/** The person as the rules know them. */
export const actorOf = ({ userId, unit, roles }: SignedIn): Extract<Actor, { kind: 'user' }> => ({ kind: 'user', userId, unit, roles });
