import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { knownProcess } from '../process.ts';

const form = z.object({
  process: knownProcess,
  /** Where it listens. */
  socket: z.string(),
  /** Processes that may outlive it for a while. */
  roles: z.array(z.object({ role: z.string(), process: knownProcess })),
});

/** What a supervisor leaves in its home, so that commands and its successor find it and its children. */
export type SupervisorFile = z.infer<typeof form>;

export function readSupervisorFile(home: string): SupervisorFile | null {
  return readJsonFile(join(home, 'supervisor.json'), form);
}

export function writeSupervisorFile(home: string, file: SupervisorFile): void {
  writeJsonFile(join(home, 'supervisor.json'), file);
}

/** Bytes of a socket's path that every system takes. */
const maxPath = 103;

/** Where the supervisor of a home listens: in the home, or, when that path is too long, in this user's folder for such things. */
export function socketPath(home: string, env: NodeJS.ProcessEnv = process.env): string {
  const inHome = join(home, 'supervisor.sock');
  if (Buffer.byteLength(inHome) <= maxPath) return inHome;
  const folder = join(env['XDG_RUNTIME_DIR'] || tmpdir(), `persd-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A folder of everybody's could hold another user's under our name.
  const { uid, mode } = lstatSync(folder);
  if ((process.getuid && uid !== process.getuid()) || (mode & 0o077) !== 0) {
    throw new Error(
      `${folder} should belong to you alone and does not. Remove it, or choose a home with a shorter path.`,
    );
  }
  return join(folder, `${createHash('sha256').update(home).digest('hex').slice(0, 16)}.sock`);
}
