/** A page that nobody has touched for so long asks for itself: on an event, on a timer. */
export const UNTOUCHED_MS = 60_000;

export interface Attendance {
  readonly touched: () => void;
  readonly isAttended: () => boolean;
}
export const createAttendance = (now: () => number): Attendance => {
  let last = now();
  return { touched: () => void (last = now()), isAttended: () => now() - last < UNTOUCHED_MS };
};

/** Whether somebody sits at this page: what it asks without them keeps nobody signed in. */
export const attendance = createAttendance(() => Date.now());
for (const each of ['pointerdown', 'keydown', 'wheel', 'touchmove']) globalThis.document?.addEventListener(each, attendance.touched, { capture: true, passive: true });
