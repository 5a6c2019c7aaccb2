/** Between two looks, in milliseconds. */
const interval = 40;

/** What a process may grow by beyond its program's own memory, in bytes: V8's garbage and compiled code. */
const slack = 160 * 1024 * 1024;

/** The most that this process ever had, in bytes; asked of the kernel, because a jail shows no files about processes. */
const peak = (): number => process.resourceUsage().maxRSS * 1024;

const atStart = peak();

export interface MemoryWatch {
  /** Resolves when this process has grown by more than a program may use: an isolate's own limit comes too late. */
  passed: Promise<void>;
  stop(): void;
}

/** Watches this process while another of its threads runs a program. */
export function watchMemory(memoryBytes: number): MemoryWatch {
  const passed = Promise.withResolvers<void>();
  const timer = setInterval(() => {
    if (peak() > atStart + memoryBytes + slack) passed.resolve();
  }, interval);
  return { passed: passed.promise, stop: () => clearInterval(timer) };
}

/** Whether a program has left this process so large that a new one should take its place, also because its peak hides the next one's. */
export const hasGrown = (): boolean => peak() > atStart + slack;
