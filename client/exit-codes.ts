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
  /** A defect of persd itself; the number is the system's own for that. */
  defect: 70,
  /** Ctrl-C. */
  interrupted: 130,
} as const;

/** What the help says of them. */
export const exitCodeLines = [
  'Exit codes:',
  '  0    done',
  '  1    something is not well: abandoned tasks, a finding, a program that did not pass',
  '  2    a plan, a task file or an argument is wrong',
  '  3    this machine or a server is not as it must be',
  '  4    paused or cancelled before the end',
  '  70   a defect of persd itself: `logs/defects.log` in the home has its stack',
  '  130  Ctrl-C',
];

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
