import type { Cause } from '../execution.ts';

const sentences: Record<Cause, string> = {
  assertion: 'The program gives a wrong answer.',
  syntax: 'The program cannot be parsed.',
  name: 'The program uses a name that nothing defines.',
  exception: 'The program raises an exception.',
  import: 'The program imports something that does not exist.',
  unsupported_dependency: 'The program imports a package that is not available.',
  recursion: 'The program recurses too deeply.',
  exited_early: 'The program ends before it has answered every test.',
  output_limit: 'The program prints far more than it should.',
  wall_time: 'The program does not end in the time allowed; it may wait for something or loop for ever.',
  cpu_time: 'The program does not end in the time allowed; it may loop for ever or take too many steps.',
  heap_limit: 'The program needs more memory than it is allowed.',
  policy: 'The program does something that is not allowed, such as reaching for files, processes or the network.',
  test_error: 'A test could not be carried out on the program.',
  crash: 'The program brings its interpreter down.',
};

/** Why a program did not pass, in a sentence that says nothing of the place where it ran. */
export const causeSentence = (cause: Cause): string => sentences[cause];
