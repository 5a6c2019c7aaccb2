/** Milliseconds that a supervisor waits for its first lease: its starter is on the way. */
const firstMs = 30_000;

/** Milliseconds between two looks at the runs that go on by themselves. */
const lookMs = 1_000;

/** Counts who needs the supervisor. */
export class Leases {
  private held = 0;
  private graceUntil = performance.now() + firstMs;
  private readonly timer: NodeJS.Timeout;
  private readonly detachedRuns: () => Promise<boolean>;
  private readonly onNone: () => void;

  /** `onNone` is called when nobody holds a lease and no detached run is open, as `detachedRuns` says. */
  constructor(detachedRuns: () => Promise<boolean>, onNone: () => void) {
    this.detachedRuns = detachedRuns;
    this.onNone = onNone;
    this.timer = setInterval(() => void this.look(), lookMs);
  }

  get count(): number {
    return this.held;
  }

  /** Takes a lease; answers with what releases it, once. */
  take(): () => void {
    this.held += 1;
    this.graceUntil = 0;
    let released = false;
    return () => {
      if (released) return;
      released = true;
      this.held -= 1;
      void this.look();
    };
  }

  close(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    if (this.held > 0 || performance.now() < this.graceUntil) return;
    // Where it cannot be known, a run goes on rather than stops.
    const detached = await this.detachedRuns().catch(() => true);
    if (this.held === 0 && !detached) this.onNone();
  }
}
