import { rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { parseLine, readLines, writeLine } from './lines.ts';
import { type Question, question } from './protocol.ts';

/** Answers one question; what it throws goes back as a sentence. `connection` ends when its command is gone, however it went. */
export type Answer = (asked: Question, connection: Socket) => Promise<unknown>;

/** Listens for this user's commands. A file that a dead supervisor left there is replaced: the caller holds the home's lock. */
export async function listen(path: string, answer: Answer): Promise<Server> {
  rmSync(path, { force: true });
  const server = createServer((connection) => {
    connection.on('error', () => connection.destroy());
    readLines(connection, (line) => void reply(connection, line, answer));
  });
  // The file has its mode from the moment it is there.
  const mask = process.umask(0o177);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(path, resolve);
    });
  } finally {
    process.umask(mask);
  }
  return server;
}

async function reply(connection: Socket, line: string, answer: Answer): Promise<void> {
  const asked = question.safeParse(parseLine(line));
  // Not one of ours: there is no number to answer to.
  if (!asked.success) return void connection.destroy();
  const { id } = asked.data;
  try {
    writeLine(connection, { id, answer: await answer(asked.data, connection) });
  } catch (error) {
    writeLine(connection, { id, error: error instanceof Error ? error.message : String(error) });
  }
}
