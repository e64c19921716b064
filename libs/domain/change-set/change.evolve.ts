import type { Evolves } from '../assignment/evolving.js';
import { setDates } from '../deadline/duty-date.js';
import type { ChangeEvents } from './change.events.js';

export const CHANGE_EVOLVE: Evolves<keyof ChangeEvents> = {
  DeadlineChanged: (state, { data, at }) => setDates(state, data.moved, at),
  CalendarChanged: (state, { data, at }) => ({ ...setDates(state, data.moved, at), calendarVersion: data.is }),
  SettingsChanged: (state, { data, at }) => ({ ...setDates(state, data.moved, at), settingsVersion: data.is }),
};
