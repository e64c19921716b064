import type { Evidence } from '../evidence.js';
import { HOOK, type Post } from '../webhook-sink.js';
import { LADDER } from './i3-reminders.js';

const isTaken = ({ fate }: Post): boolean => fate !== 'refused';

/**
 * I3, of what leaves by webhook: what the ledger says was sent was taken, with each of its rows in it; nothing was taken of
 * which the ledger does not know, nor oftener than it says; a repetition has the same key and the same words; all of it is signed.
 */
export function webhooks(evidence: Evidence): readonly string[] {
  const byKey = new Map<string, Post[]>();
  for (const post of evidence.posts) byKey.set(post.key, [...(byKey.get(post.key) ?? []), post]);
  const messages = evidence.messages.filter(({ channel }) => channel === HOOK);
  const known = new Set(messages.map(({ id }) => id));
  return [
    ...messages.flatMap((message) => ofMessage(message, byKey.get(message.id) ?? [])),
    ...[...byKey].flatMap(([key, posts]) => ofPosts(key, posts, known)),
    ...unnamed(evidence, byKey),
    ...untold(evidence),
  ];
}

function ofMessage({ id, state, attempts }: Evidence['messages'][number], posts: readonly Post[]): readonly string[] {
  return [
    ...(state === 'sent' && !posts.some(isTaken) ? [`webhook ${id}: sent, and the peer never took it`] : []),
    ...(state === 'failed' && posts.some(isTaken) ? [`webhook ${id}: failed, and the peer took it`] : []),
    ...(posts.length > attempts ? [`webhook ${id}: arrived ${posts.length} times after ${attempts} attempts`] : []),
  ];
}

const ofPosts = (key: string, posts: readonly Post[], known: ReadonlySet<string>): readonly string[] => [
  ...(known.has(key) ? [] : [`webhook ${key}: of no message`]),
  ...(posts.some(({ body }) => body !== posts[0]?.body) ? [`webhook ${key}: repeated in other words`] : []),
  ...(posts.every(({ isSigned }) => isSigned) ? [] : [`webhook ${key}: not signed by the key`]),
];

/** Each line of a message stands in what the peer took. */
const unnamed = ({ tellings }: Evidence, byKey: ReadonlyMap<string, readonly Post[]>): readonly string[] =>
  tellings.filter(({ channel }) => channel === HOOK).flatMap(({ message, assignment, reminder }) => {
    const post = byKey.get(message)?.find(isTaken);
    return !post || post.body.includes(`${assignment} ${reminder}`) ? [] : [`webhook ${message}: does not name ${assignment} ${reminder}`];
  });

/** Of a unit that has the channel, each row of the ladder that was sent has a line in it. */
function untold({ reminders, tellings, hooked }: Evidence): readonly string[] {
  const told = new Set(tellings.filter(({ channel }) => channel === HOOK).map(({ recipient, assignment, reminder }) => `${recipient} ${assignment} ${reminder}`));
  return reminders.filter(({ state, duty, rule }) => state === 'dispatched' && duty === 'plan' && rule in LADDER).flatMap(({ assignment, duty, rule, occurrence }) => {
    const unit = assignment.split('/').at(-1) ?? '';
    const row = `${assignment} ${duty}|${rule}|${occurrence}`;
    return !hooked.includes(unit) || told.has(`${unit} ${row}`) ? [] : [`${row}: sent, and the webhook of ${unit} was not told`];
  });
}
