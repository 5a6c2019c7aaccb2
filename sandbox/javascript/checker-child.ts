/** The child process that checks the types of TypeScript programs: it reads them and runs none. Answers line by line. */
import { answerQuestions } from './answer-questions.ts';
import { Checker } from './checker/check.ts';

const checker = new Checker();

/** The errors of a program's types; null where the compiler itself did not survive them. */
function check(source: string): string[] | null {
  try {
    return checker.check(source);
  } catch {
    return null;
  }
}

answerQuestions(check);
