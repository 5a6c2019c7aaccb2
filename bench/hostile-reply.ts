/** Milliseconds of processor time that a reply of a megabyte costs the host, whatever it holds. The bar is 50 each. */
import type { TaskTest } from '../domain/task.ts';
import { parseAnswer } from '../sandbox/judge/answer.ts';
import { judgeTest } from '../sandbox/judge/judge.ts';
import { pythonSemantics } from '../sandbox/judge/python.ts';

const megabyte = 1_000_000;
const test: TaskTest = { kind: 'value', call: 'f()', expected: '[1]', value: { t: 'list', v: [{ t: 'int', v: '1' }] } };

const fill = (piece: string): string =>
  Array(Math.floor(megabyte / (piece.length + 1)))
    .fill(piece)
    .join(',');
const numbered = (form: (index: number) => string): string =>
  Array.from({ length: Math.floor(megabyte / (form(10_000).length + 1)) }, (_, index) => form(index)).join(',');
const nested = (tag: string, depth: number, inner: string): string =>
  `{"t":"${tag}","v":[`.repeat(depth) + inner + ']}'.repeat(depth);

const replies: Record<string, string> = {
  'small integers': `{"t":"list","v":[${fill('{"t":"int","v":"1"}')}]}`,
  'one integer': `{"t":"int","v":"${'9'.repeat(megabyte)}"}`,
  floats: `{"t":"tuple","v":[${fill('{"t":"float","v":"1e+300"}')}]}`,
  'a text': `{"t":"str","v":"${'a'.repeat(megabyte)}"}`,
  'a text of what cannot be printed': `{"t":"str","v":"${'\\u0000'.repeat(megabyte / 6)}"}`,
  'a text of quotes': `{"t":"str","v":"${'\\"'.repeat(megabyte / 2)}"}`,
  bytes: `{"t":"bytes","v":"${'AAAA'.repeat(megabyte / 4)}"}`,
  'a set': `{"t":"set","v":[${numbered((index) => `{"t":"int","v":"${index}"}`)}]}`,
  'a dict': `{"t":"dict","v":[${numbered((index) => `[{"t":"str","v":"${index}"},{"t":"none"}]`)}]}`,
  'sets in sets': nested(
    'frozenset',
    45,
    `{"t":"str","v":"${'"'
      .repeat(1)
      .replace('"', '\\"')
      .repeat(megabyte / 2)}"}`,
  ),
  'pairs of sets': nested('set', 40, fill(nested('frozenset', 2, '{"t":"none"}'))),
  'lists without end': '{"t":"list","v":['.repeat(megabyte / 17),
  brackets: '['.repeat(megabyte),
  noise: 'x'.repeat(megabyte),
};

for (const [name, value] of Object.entries(replies)) {
  const reply = { ending: 'answered', text: `{"printed":"","value":${value}}`, exhausted: false } as const;
  const times = Array.from({ length: 7 }, () => {
    const start = process.cpuUsage();
    judgeTest(test, reply, parseAnswer(reply.text), pythonSemantics);
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  }).sort((left, right) => left - right);
  console.log(
    `${name.padEnd(34)} median ${times[3]?.toFixed(1).padStart(8)} ms, worst ${times[6]?.toFixed(1).padStart(8)} ms`,
  );
}
