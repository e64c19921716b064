import { Controller, Inject, Sse, type MessageEvent } from '@nestjs/common';
import { EMPTY, from, interval, map, merge, mergeMap, of, startWith, takeUntil, timer, type Observable } from 'rxjs';
import { assignmentParts } from '#domain/shared/ids.js';
import { Changes, EVERYTHING } from './changes.js';
import type { SignedIn } from './request.js';
import { CurrentUser } from './signed-in.decorator.js';

/** A proxy closes what is silent for a minute. */
const HEARTBEAT_MS = 25_000;
/** After this the browser connects anew, and so is asked again who it is. */
const LONGEST_MS = 3_600_000;

@Controller('events')
export class EventsController {
  constructor(@Inject(Changes) private readonly changes: Changes) {}

  /** `changed` {ids}: read these again (`*`: anything). A province hears of its own and its cities' assignments only: a city's code begins with its province's. `clock`: the demo's clock moved. */
  @Sse()
  events(@CurrentUser() user: SignedIn): Observable<MessageEvent> {
    const changed = this.changes.heard.pipe(mergeMap((ids) => messagesFor(user, ids)));
    const heartbeat = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ type: 'heartbeat', data: {} })));
    return merge(changed, heartbeat).pipe(startWith<MessageEvent>({ type: 'heartbeat', data: {} }), takeUntil(timer(LONGEST_MS)));
  }
}

/** `user/…`: something of this person's own changed. */
const USER = 'user/';

const messagesFor = (user: SignedIn, ids: readonly string[]): Observable<MessageEvent> => {
  if (ids.includes(EVERYTHING)) return from([{ type: 'changed', data: { ids: [EVERYTHING] } }, { type: 'clock', data: {} }]);
  // What is one person's alone is nobody else's to hear of.
  const theirs = ids.filter((id) => !id.startsWith(USER) || id === USER + user.userId);
  const own = user.unitKind === 'province' || user.unitKind === 'city' ? theirs.filter((id) => id.startsWith(USER) || assignmentParts(id)?.unit.startsWith(user.unit)) : theirs;
  return own.length > 0 ? of({ type: 'changed', data: { ids: own } }) : EMPTY;
};
