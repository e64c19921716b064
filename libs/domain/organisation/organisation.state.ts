import { evolveBy, type StreamState } from '../shared/stream.js';
import type { ContactsEvents, TreeEvents } from './organisation.events.js';

/** Contacts and units stand in their tables, read under the stream's lock; a stream knows only that it was written. */
export const unwritten = (id: string): StreamState => ({ id, sequence: 0, hash: '', status: 'kept' });
const same = (state: StreamState): StreamState => state;
export const evolveContacts = evolveBy<StreamState, ContactsEvents>({ ContactAdded: same, ContactChanged: same, ContactHandedOver: same, ContactMoved: same, UnitChannelsSet: same });
export const evolveTree = evolveBy<StreamState, TreeEvents>({ UnitCreated: same, UnitRenamed: same });

/** The stream of the contacts of a unit. */
export const contactsId = (unit: string): string => `contacts/${unit}`;
export const TREE_ID = 'organisation';
