import { expect, it } from 'vitest';
import { outcomeOf, type TaskProgress } from '../../domain/stage.ts';
import { outcomeDetails, taskDetails } from '../../workflows/task-details.ts';

const id = 'a`\n# **b** <img src=x onerror=alert(1)> [c](http://d) \x1b[2J';
const task: TaskProgress = { number: 0, id, gold: 'failed', steps: [], failure: null };
const span = '`aˋ\\n# **b** <img src=x onerror=alert(1)> [c](http://d) \\x1b[2J`';

it('quotes a task’s id, which may hold markup', () => {
  expect(taskDetails(task)).toBe(`task ${span}`);
  const ended = { id, outcome: outcomeOf(task) };
  expect(outcomeDetails([ended, ended])).toBe(`- ${span} rejected\n- ${span} rejected`);
});
