import type { PersonCommandBody } from '#domain/assignment/assignment.commands.js';
import { instant } from '#domain/calendar/instant.js';
import { CALENDAR_2024_2026 } from '#domain/calendar/calendar-2024-2026.js';
import { settingsOf } from '#domain/cycle/cycle-settings.js';
import type { Notice } from '#domain/cycle/rehearsal/dispatch.js';
import { rehearse, type Contact } from '#domain/cycle/rehearsal/rehearse.js';
import { REHEARSED_TEXT, type Script } from '#domain/cycle/rehearsal/script.js';
import { CHANNELS, messageKey } from '#domain/reminder/message.js';
import { issueBody } from './assignments.js';
import { actorsOf, CHARACTERS_STREAM, instantOfLine, YEAR_BEGINS, type Character } from './characters/character.js';
import type { Notice as Message } from './in-memory-reminders.js';
import { bodyOf, castOf } from './moves.js';

/** Everybody who has to do with an assignment, as contacts of a cycle. */
const contactsOf = (state: Parameters<typeof castOf>[0]): readonly Contact[] => castOf(state).map(({ userId: id, unit, roles }) => ({ id, unit, roles }));

/** A character's story as a script of the rehearsal: its lines in turn, each at its hour. */
const scriptOf = ({ story }: Character): Script => {
  const acts = (state: Parameters<Script>[0]) => story.flatMap((line) => actorsOf(state, line[2]).map((actor) => ({ line, actor })));
  return (state, done) => {
    const act = acts(state)[done];
    if (!act) return null;
    const body = { ...bodyOf(state, act.actor, act.line[3], () => 0), ...act.line[4] };
    return { at: instant(instantOfLine(act.line)), actor: act.actor, body: ('textHash' in body ? { ...body, textHash: REHEARSED_TEXT } : body) as PersonCommandBody };
  };
};

/** The messages of a character's year as the rehearsal of a cycle tells them: one assignment, its people, its story. */
export const rehearsedMessages = (character: Character): readonly Message[] => {
  const body = issueBody(CHARACTERS_STREAM);
  const script = scriptOf(character);
  return messagesOf(rehearse({ orders: [{ stream: CHARACTERS_STREAM, body }], launchAt: instant(YEAR_BEGINS), calendar: CALENDAR_2024_2026, settings: settingsOf(2024), contacts: contactsOf(body), scriptOf: () => script }));
};

/** Rows that go out together, as one message a person, instant and channel. */
const messagesOf = (notices: readonly Notice[]): readonly Message[] => {
  const messages = new Map<string, { at: number; person: string; lines: string[] }>();
  for (const { at, line, to, outcome } of notices) {
    if (line.kind === 'date' || outcome !== 'sent') continue;
    const key = `${at}|${messageKey(to, line)}`;
    const message = messages.get(key) ?? { at, person: to, lines: [] };
    messages.set(key, message);
    message.lines.push(`${line.duty} ${line.rule}`);
  }
  return [...messages.values()].flatMap(({ lines, ...message }) => CHANNELS.map((channel) => ({ ...message, channel, lines: lines.sort() })));
};
