/** What one pass of persd's models layer is to do. */
export interface OwnSetting {
  /** Null: answers come from the process itself, at once. */
  url: string | null;
  calls: number;
  /** Calls in flight at most. */
  concurrency: number;
  /** Callers that each want one answer after the other. */
  asking: number;
  promptBytes: number;
  maxTokens: number;
  timeoutSeconds: number;
  /** Ends then; null: when all calls are answered. */
  seconds: number | null;
  rpm: number | null;
  tpm: number | null;
}

export interface OwnFigures {
  seconds: number;
  /** Processor milliseconds of the process with all its threads. */
  cpuMs: number;
  replied: number;
  /** When a tenth was answered, a half, and all. */
  memory: MemoryFigures[];
  /** Size of the store's file. */
  journalBytes: number;
}

/** Mebibytes of a process, and of what its first thread still reaches. */
export interface MemoryFigures {
  residentMb: number;
  liveMb: number;
}

/** What the server saw of it. */
export interface UpstreamFigures {
  requests: number;
  answered: number;
  rejected: number;
  /** Milliseconds for which requests were open, all together. */
  slotMs: number;
  /** Milliseconds of its clock. */
  firstAt: number;
  lastAt: number;
  tokens: number;
}
