/** A process that is to run model-written code. */
export interface Enclosed {
  command: string;
  arguments: string[];
  /** Files and folders that it may read, at the paths that they have here; what the command itself loads is known. */
  reads: string[];
  /** Mebibytes of memory that it may have in all, its interpreter's own included. */
  memoryMb: number;
}

/** The command that starts it, enclosed. */
export interface Jailed {
  command: string;
  arguments: string[];
}

/** What encloses programs on this machine. */
export interface Jail {
  /** As verdicts and `persd doctor` name it. */
  readonly rung: string;
  enclose(process: Enclosed): Jailed;
}

/** A process of its own, and no more: for our own code, and for machines where people ask for it. */
export const noJail: Jail = {
  rung: 'process',
  enclose: ({ command, arguments: args }) => ({ command, arguments: args }),
};
