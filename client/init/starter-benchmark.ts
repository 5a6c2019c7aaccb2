import { type StarterTask, starterTasks } from './starter-tasks.ts';

/** The same three tasks in HumanEval's shape; each shows the first of its tests. */
export const starterBenchmark = starterTasks.map(problemOf);

function problemOf({ text, entryPoint, header, gold, tests }: StarterTask, number: number) {
  const asserts = tests.map(({ call, expected }) =>
    `    assert ${call} == ${expected}\n`.replace(entryPoint, 'candidate'),
  );
  return {
    task_id: `Starter/${number}`,
    prompt: `${header}\n    """${text}\n${shown(tests[0])}    """\n`,
    entry_point: entryPoint,
    canonical_solution: gold.slice(header.length + 1),
    test: `def check(candidate):\n${asserts.join('')}`,
  };
}

function shown(test: StarterTask['tests'][number] | undefined): string {
  return test === undefined ? '' : `\n    >>> ${test.call}\n    ${test.expected}\n`;
}
