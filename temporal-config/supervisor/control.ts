import { connect, type Socket } from 'node:net';
import type { z } from 'zod';
import type { KnownProcess } from '../process.ts';
import { parseLine, readLines, writeLine } from './lines.ts';
import { answer, answers, type Question } from './protocol.ts';
import { readSupervisorFile } from './supervisor-file.ts';

type Ask = Question['ask'];
type Details<A extends Ask> = Omit<Extract<Question, { ask: A }>, 'id' | 'ask'>;
export type AnswerTo<A extends Ask> = z.infer<(typeof answers)[A]>;

/** A command's connection to the supervisor of a home. */
export class Control {
  /** The supervisor itself. */
  readonly process: KnownProcess;
  /** Resolves when the connection has ended, on whichever side. */
  readonly closed: Promise<void>;
  private readonly socket: Socket;
  private readonly waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  private lastId = 0;

  constructor(socket: Socket, process: KnownProcess) {
    this.process = process;
    this.socket = socket;
    this.closed = new Promise((resolve) => socket.once('close', () => resolve()));
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.rejectAll());
    readLines(socket, (line) => this.settle(line));
  }

  /** Asks one question. Rejects with the supervisor's sentence, or when the connection ends first. */
  async ask<A extends Ask>(ask: A, details: Details<A>): Promise<AnswerTo<A>> {
    const id = ++this.lastId;
    const answered = new Promise<unknown>((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    writeLine(this.socket, { id, ask, ...details });
    if (this.socket.destroyed) this.rejectAll();
    const form: z.ZodType = answers[ask];
    return form.parse(await answered) as AnswerTo<A>;
  }

  /** Ends the connection, and with it the lease that it holds. */
  close(): void {
    this.socket.destroy();
  }

  private settle(line: string): void {
    const { success, data } = answer.safeParse(parseLine(line));
    if (!success) return this.close();
    const waiter = this.waiting.get(data.id);
    this.waiting.delete(data.id);
    if ('error' in data) waiter?.reject(new Error(data.error));
    else waiter?.resolve(data.answer);
  }

  private rejectAll(): void {
    for (const { reject } of this.waiting.values()) {
      reject(new Error('The supervisor has ended the connection. The same command starts it again.'));
    }
    this.waiting.clear();
  }
}

/** Connects to the supervisor of a home, or answers null where none listens. */
export function connectSupervisor(home: string): Promise<Control | null> {
  const file = readSupervisorFile(home);
  if (file === null) return Promise.resolve(null);
  return new Promise((resolve) => {
    const socket = connect(file.socket);
    socket.once('error', () => resolve(null));
    socket.once('connect', () => resolve(new Control(socket, file.process)));
  });
}
