import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What no program may reach: a file of the host, a variable of its environment, a listener on its loopback. */
export interface Canaries {
  /** The program with the places of the canaries filled in. */
  fill(program: string): string;
  /** Connections that the listener has seen. */
  touched(): number;
  remove(): Promise<void>;
}

export async function plantCanaries(): Promise<Canaries> {
  const folder = mkdtempSync(join(tmpdir(), 'persd-canary-'));
  const file = join(folder, 'canary.txt');
  writeFileSync(file, 'CANARY-FILE');
  process.env['SANDBOX_CANARY'] = 'CANARY-ENV';
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.end('CANARY-NET');
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return {
    fill: (program) => program.replaceAll('__CANARY_FILE__', file).replaceAll('__CANARY_PORT__', `${port}`),
    touched: () => connections,
    remove: async () => {
      delete process.env['SANDBOX_CANARY'];
      rmSync(folder, { recursive: true });
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
