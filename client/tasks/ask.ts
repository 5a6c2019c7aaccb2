/**
 * Asks the questions of many items at once, for a crossing to the reader costs more than a question, and gives each item the
 * answers to its own.
 */
export async function askForAll<Item, Question, Answer>(
  items: Item[],
  questionsOf: (item: Item) => Question[],
  ask: (questions: Question[]) => Promise<Answer[]>,
): Promise<Answer[][]> {
  const questions = items.map(questionsOf);
  const count = questions.reduce((sum, list) => sum + list.length, 0);
  const answers = count === 0 ? [] : await ask(questions.flat());
  if (answers.length !== count) throw new Error(`Expected ${count} answers of the reader, found ${answers.length}.`);
  let next = 0;
  return questions.map((list) => {
    next += list.length;
    return answers.slice(next - list.length, next);
  });
}
