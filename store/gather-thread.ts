import { parentPort, workerData } from 'node:worker_threads';
import { CallWrites } from './call-writes.ts';
import { Database } from './database.ts';
import { frozenMs } from './holders.ts';
import { apply } from './perform.ts';
import type { OperationName, Operations } from './perform.ts';

export interface ThreadInput {
  file: string;
  /** The most milliseconds that a write waits for others to share its commit. */
  gatherMs: number;
}

export interface Question<Name extends OperationName = OperationName> {
  id: number;
  name: Name;
  values: Operations[Name]['arguments'];
}

export interface Answer {
  id: number;
  value: unknown;
  /** A sentence where the write failed, and `value` means nothing. */
  failure: string | null;
}

const { file, gatherMs } = workerData as ThreadInput;
// A process that is frozen in mid-transaction must not cost a reply that is paid for: this thread can wait as long as its leases live.
const database = new Database(file, frozenMs);
const writes = new CallWrites(database);
let gathered: Question[] = [];
/** What the last commit cost. Waiting longer than that for company gains nothing. */
let commitMs = 0;

parentPort?.on('message', (question: Question | null) => {
  if (question === null) return end();
  gathered.push(question);
  if (gathered.length > 1) return;
  // Writes that arrive during a commit are gathered by it: where commits are quick, that is all it takes.
  if (commitMs < 1) setImmediate(commit);
  else setTimeout(commit, Math.min(gatherMs, commitMs));
});

function commit(): void {
  const questions = gathered;
  gathered = [];
  if (questions.length > 0) parentPort?.postMessage(answerAll(questions), []);
}

function answerAll(questions: Question[]): Answer[] {
  try {
    let written = 0;
    const answers = database.write(() => {
      const answered = questions.map(answerOne);
      written = performance.now();
      return answered;
    });
    commitMs = performance.now() - written;
    return answers;
  } catch (error) {
    return questions.map(({ id }) => ({ id, value: null, failure: sentenceOf(error) }));
  }
}

/** One write that fails takes no other with it, unless the whole transaction is gone. */
function answerOne(question: Question): Answer {
  try {
    const value = database.part(() => apply(writes, question.name, question.values));
    return { id: question.id, value, failure: null };
  } catch (error) {
    if (!database.inTransaction) throw error;
    return { id: question.id, value: null, failure: sentenceOf(error) };
  }
}

function end(): void {
  commit();
  database.close();
  parentPort?.close();
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
