import { reading, Row } from './row.ts';

/** Recorded traces of a collection: the one call that the recorded attempt failed is the task's test. */
export const readTraceRow = reading((row) => {
  const test = new Row(row.value('failing_test'), row.source, 'failing_test');
  return {
    id: row.id('task_id'),
    text: row.text('task').trim(),
    entryPoint: row.text('entry_point'),
    header: row.text('header'),
    gold: row.text('gold'),
    language: 'python',
    setup: '',
    tests: [{ kind: 'value', call: test.text('call'), expected: test.text('expected') }],
  };
});
