/** What may enclose programs, the best first. */
export const rungs = ['bubblewrap', 'unshare', 'restricted', 'process'] as const;
export type Rung = (typeof rungs)[number];

/** A process that is to run model-written code. */
export interface Enclosed {
  /** Absolute path of the program to start. */
  command: string;
  arguments: string[];
  /** Absolute paths of files and folders that it may read, where they are here; what the command itself loads is known. */
  reads: string[];
  /** Mebibytes of memory that each of its processes may have, its interpreter's own included. */
  memoryMb: number;
  /**
   * Its interpreter, as V8 does, reserves addresses beyond what it fills: memory that can be written is limited, and memory
   * that processes share is refused. Otherwise addresses are limited.
   */
  reserves?: boolean;
  /** It may start processes, a bounded number of them; otherwise it has threads and no more. */
  forks?: boolean;
}

/** The command that starts it, enclosed; it needs no environment. When that command is killed, all that runs inside is gone. */
export interface Jailed {
  command: string;
  arguments: string[];
}

/** What encloses programs on this machine. */
export interface Jail {
  /** As verdicts and `persd doctor` name it. */
  readonly rung: Rung;
  /** Throws when something that it may read is not there. */
  enclose(process: Enclosed): Jailed;
}

/** A process of its own, and no more: for our own code, and for machines where people ask for it. */
export const noJail: Jail = {
  rung: 'process',
  enclose: ({ command, arguments: args }) => ({ command, arguments: args }),
};
