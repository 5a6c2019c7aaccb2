import { Context } from '@temporalio/activity';

/** Often enough that a dead process is noticed within the shortest heartbeat time-out, 15 s. */
const everyMs = 5_000;

/** Heartbeats while `work` runs, from before its first step: cancellation reaches an activity by no other way. */
export async function whileHeartbeating<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  context.heartbeat();
  const timer = setInterval(() => context.heartbeat(), everyMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
