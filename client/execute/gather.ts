import type { Reader } from '../../sandbox/port.ts';

interface Asked<Question, Answer> {
  questions: Question[];
  answers: PromiseWithResolvers<Answer[]>;
}

/** A reader for many who ask a little each: a crossing costs more than a question, so what comes together goes together. */
export function gatheringReader(reader: Reader): Reader {
  return { ...reader, splitTests: gathering((sources) => reader.splitTests(sources)) };
}

/** While one list is being answered, the next is gathered; an error is everybody's whose questions were in the list. */
export function gathering<Question, Answer>(
  ask: (questions: Question[]) => Promise<Answer[]>,
): (questions: Question[]) => Promise<Answer[]> {
  let gathered: Asked<Question, Answer>[] = [];
  let asking = false;
  const go = async (): Promise<void> => {
    asking = true;
    // Whoever asks within the same turn of the event loop goes along.
    await Promise.resolve();
    while (gathered.length > 0) {
      const together = gathered;
      gathered = [];
      await answerAll(together, ask);
    }
    asking = false;
  };
  return (questions) => {
    const answers = Promise.withResolvers<Answer[]>();
    gathered.push({ questions, answers });
    if (!asking) void go();
    return answers.promise;
  };
}

async function answerAll<Question, Answer>(
  together: Asked<Question, Answer>[],
  ask: (questions: Question[]) => Promise<Answer[]>,
): Promise<void> {
  try {
    const given = await ask(together.flatMap(({ questions }) => questions));
    let next = 0;
    for (const { questions, answers } of together) answers.resolve(given.slice(next, (next += questions.length)));
  } catch (error) {
    for (const { answers } of together) answers.reject(error);
  }
}
