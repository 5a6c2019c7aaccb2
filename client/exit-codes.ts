/** What a command's exit code says to programs. */
export const exitCodes = {
  done: 0,
  /** It ran, and what it was asked to find is not well. */
  unwell: 1,
  /** A plan, a task file or an argument is not as it must be. */
  badInput: 2,
  /** This machine, a server or the disk is not as it must be. */
  badPlace: 3,
  /** The run is paused or cancelled before its end; the same command goes on with a paused one. */
  notFinished: 4,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Something that the person at the keyboard can mend: sentences, never a stack. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
  readonly sentences: string[];
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, ...sentences: string[]) {
    super(sentences.join('\n'));
    this.exitCode = exitCode;
    this.sentences = sentences;
  }
}
