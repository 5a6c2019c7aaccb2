import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { entryFile, nodeFlags } from '../../temporal-config/entry-file.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';

export interface DemoModels {
  url: string;
  stop(): void;
}

/** Starts the scripted models as a process of their own: they end when this one does, however it ends. */
export async function startDemoModels(): Promise<DemoModels> {
  const child = spawn(process.execPath, [...nodeFlags, entryFile('../demo/models')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const said: unknown = JSON.parse(line);
    if (typeof said === 'object' && said !== null && 'url' in said && typeof said.url === 'string') {
      return { url: said.url, stop: () => child.stdin.end() };
    }
  }
  throw new CommandFailure(
    exitCodes.badPlace,
    'expected the scripted models to say where they listen, and they ended; run the command again',
  );
}
