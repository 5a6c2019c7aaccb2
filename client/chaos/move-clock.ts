const RealDate = Date;
const realNow = Date.now;
let moved = 0;

/** A date of this moment is one of the clock that was moved; all others are as they are. */
const MovedDate = new Proxy(RealDate, {
  construct: (target, args, newTarget) => Reflect.construct(target, args.length === 0 ? [Date.now()] : args, newTarget),
  apply: () => new RealDate(Date.now()).toString(),
});

/** Moves this thread's wall clock so many milliseconds away from the system's. Timers and monotonic clocks go on as before. */
export function moveClock(byMs: number): void {
  moved = byMs;
  if (moved === 0) return;
  RealDate.now = () => realNow() + moved;
  globalThis.Date = MovedDate;
}
