/**
 * The model of the whole-collection bench as a process of its own: answers with the program of its round after a latency.
 * `node bench/model-server.ts constant|log-normal MEAN_MS`; prints `{"url": ...}`, and on its end one line with what it served.
 */
import { startModelServer } from '../demo/server.ts';
import { latencyOf } from './latency.ts';
import { roundsProgram } from './rounds.ts';

const [shape, mean] = process.argv.slice(2);
const latency = latencyOf(shape === 'constant' ? 'constant' : 'log-normal', Number(mean));
let served = 0;
const server = await startModelServer(({ endpoint, times }) => {
  const ms = latency((served += 1));
  const text =
    endpoint === 'completions'
      ? roundsProgram(1).slice('def solve(numbers):'.length)
      : `\`\`\`python\n${roundsProgram(2 + times)}\`\`\``;
  return { text, latencyMs: ms };
});
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
process.stdin.resume();
process.stdin.once('end', () => {
  process.stdout.write(`${JSON.stringify({ served })}\n`);
  void server.close();
});
