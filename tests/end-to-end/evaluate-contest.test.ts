// Evaluates a scripted student on problems of contests, with the whole product.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { stringify } from 'yaml';
import { type Script, startModelServer } from '../../demo/server.ts';
import { hiddenNumber } from '../support/benchmark.ts';
import { runPersd } from '../support/persd.ts';
import { quiet } from '../support/processes.ts';
import { temporaryHome } from '../support/temporary-home.ts';

const cases = (testtype: string, ...pairs: [string, string][]): string =>
  JSON.stringify(pairs.map(([input, output]) => ({ input, output, testtype })));

/** One problem whose program is given input, and one whose method is called. */
const rows = [
  {
    question_id: 'sum',
    question_content: 'Print the sum of two numbers.',
    starter_code: '',
    public_test_cases: cases('stdin', ['1 2', '3']),
    private_test_cases: cases('stdin', [`1 ${hiddenNumber}`, String(hiddenNumber + 1)]),
    metadata: '{}',
  },
  {
    question_id: 'next',
    question_content: 'Return the next number.',
    starter_code: 'class Solution:\n    def next(self, number: int) -> int:\n        ',
    public_test_cases: cases('functional', ['1', '2']),
    private_test_cases: cases('functional', [String(hiddenNumber), String(hiddenNumber + 1)]),
    metadata: '{"func_name": "next"}',
  },
];

const sum = 'numbers: List[int] = [*map(int, stdin.readline().split())]\nprint(reduce(add, numbers))\n';
const method = (body: string): string => `class Solution:\n    def next(self, number: int) -> int:\n        ${body}\n`;

/** Wrong at first, right once it is told; it leaves the imports to the harness, as answers on contest sites do. */
const student: Script = ({ prompt, messages }) => {
  const [isSum, isChat] = [prompt.includes('sum of two'), messages.length > 0];
  const again = prompt.includes('print(0)') || prompt.includes('return 0');
  const program = isSum ? (again ? sum : 'print(0)\n') : method(again ? 'return floor(number) + 1' : 'return 0');
  if (isChat) return { text: `\`\`\`python\n${program}\`\`\`` };
  return { text: isSum ? `\n${program}` : `\n${program.split('\n').slice(2).join('\n')}` };
};

it.each(['completions', 'chat'])(
  'Contests are answered, and mended by the public tests alone: %s.',
  {
    timeout: 300_000,
  },
  async (endpoint) => {
    const home = temporaryHome();
    const models = await startModelServer(student);
    onTestFinished(async () => {
      await quiet(home);
      await models.close();
    });
    mkdirSync(join(home, 'plan'));
    writeFileSync(join(home, 'plan/rows.jsonl'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    const plan = {
      name: 'contest',
      kind: 'evaluate',
      evaluate: { benchmark: 'livecodebench', path: 'rows.jsonl', n: 1, steps: 2 },
      student: { baseURL: models.url, model: 'scripted', endpoint, concurrency: 2 },
    };
    writeFileSync(join(home, 'plan/plan.yaml'), stringify(plan));
    const { code, stdout, stderr } = await runPersd(home, [
      'evaluate',
      join(home, 'plan/plan.yaml'),
      '--json',
      '--unsafe-no-jail',
    ]);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      asked: { endpoint, wording: endpoint === 'chat' ? 'persd' : 'benchmark' },
      each: [{ base: [{ estimate: 0 }] }, { base: [{ estimate: 1 }] }],
    });
    expect(JSON.stringify(models.asked)).not.toContain(String(hiddenNumber));
  },
);
