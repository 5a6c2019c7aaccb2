/**
 * The demo's models as a process of their own: `node demo/models.ts [port]`. Prints `{"url": ...}` as one line when it
 * listens, and ends when its standard input closes: so it never outlives the command that started it.
 */
import { demoModels, playModels } from './play.ts';
import { startModelServer } from './server.ts';

const server = await startModelServer(playModels(), { port: Number(process.argv[2] ?? 0), models: demoModels });
process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
process.stdin.resume();
process.stdin.once('end', () => void server.close());
