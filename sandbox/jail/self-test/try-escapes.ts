import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Jail } from '../jail.ts';
import { ownManifest } from '../node.ts';
import { guestMb, setOut } from './bait.ts';
import type { Attempt, Reached } from './guest.ts';
import { runEnclosed } from './run.ts';

const guest = fileURLToPath(new URL(`./guest${extname(import.meta.url)}`, import.meta.url));

/** What each try reached; a message where the guest could not even run. */
export type Escapes = { ran: true; reached: Partial<Record<Attempt, Reached>> } | { ran: false; reason: string };

/** Has a guest try these ways out of a jail; once more where it could not run, for a machine may be short of something for a moment. */
export async function tryEscapes(jail: Jail, attempts: Attempt[]): Promise<Escapes> {
  const tried = await tryOnce(jail, attempts);
  return tried.ran ? tried : tryOnce(jail, attempts);
}

async function tryOnce(jail: Jail, attempts: Attempt[]): Promise<Escapes> {
  const { bait, touched, takeIn } = await setOut(dirname(guest));
  try {
    const { stdout, stderr } = await runEnclosed(jail, {
      command: process.execPath,
      arguments: ['--disable-warning=ExperimentalWarning', guest, JSON.stringify(bait), ...attempts],
      reads: [guest, ownManifest],
      memoryMb: guestMb,
      reserves: true,
    });
    const reached = parse(stdout);
    if (reached === null) return { ran: false, reason: firstLine(stderr) };
    // In a jail of its own a guest finds folders and process numbers that only look like ours.
    return { ran: true, reached: { ...reached, writeFiles: null, signal: null, ...touched() } };
  } catch (error) {
    return { ran: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    await takeIn();
  }
}

function parse(stdout: string): Partial<Record<Attempt, Reached>> | null {
  try {
    return JSON.parse(stdout);
  } catch {
    return null;
  }
}

const firstLine = (text: string): string => text.trim().split('\n')[0] || 'it ended without a word';
