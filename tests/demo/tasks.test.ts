import { expect, test } from 'vitest';
import { readDemoTasks } from '../../demo/tasks.ts';

const tasks = readDemoTasks();

test('there are 28 tasks, and no id occurs twice', () => {
  expect(tasks).toHaveLength(28);
  expect(new Set(tasks.map((task) => task.id)).size).toBe(28);
});

test.each(tasks)(
  'the text of $id stands in one line and in no other text, so that a prompt tells its task',
  ({ text }) => {
    expect(text).not.toMatch(/\n| {2}/);
    expect(tasks.filter((other) => other.text.includes(text))).toHaveLength(1);
  },
);

test.each(tasks)('the header of $id is one line up to the colon, and its gold program goes on from there', (task) => {
  expect(task.header).toMatch(/^(def \w+\(.*\).*|class \w+):$/);
  expect(task.gold).toMatch(/\n$/);
  expect(task.gold.startsWith(`${task.header}\n    `)).toBe(true);
});
