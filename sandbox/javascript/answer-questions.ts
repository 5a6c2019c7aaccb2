import { onLines } from '../slots/lines.ts';
import type { SlotRequest } from '../slots/protocol.ts';

const maxRequestBytes = 64 * 1024 * 1024;

function say(message: object): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

/** Makes this process one that answers questions about texts and runs none of them: JSON in, JSON out, line by line. */
export function answerQuestions(answer: (ask: string) => unknown): void {
  const take = (line: string): object => {
    const request: SlotRequest = JSON.parse(line);
    if ('reset' in request) return { reset: true };
    if ('crossed' in request) throw new Error('Expected questions, found the answer to one that nobody asked.');
    return { ending: 'answered', text: JSON.stringify(answer(request.ask)), exhausted: false };
  };
  process.stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
  onLines(process.stdin, maxRequestBytes, (line) => say(take(line)));
  say({ ready: true });
}
