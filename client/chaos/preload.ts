// Loaded before anything else into every process of a collection that chaos disturbs, and into each of their threads.
import { readFileSync } from 'node:fs';
import { fillDisk } from '../../store/full-disk.ts';
import { type Disturbed, variable } from './disturbed.ts';
import { moveClock } from './move-clock.ts';

/** Milliseconds between two looks at what is to be disturbed. */
const lookMs = 100;

let last = '';

function look(path: string): void {
  const text = readFileSync(path, 'utf8');
  if (text === last) return;
  last = text;
  const { clockMs, fullDisk }: Disturbed = JSON.parse(text);
  moveClock(clockMs);
  fillDisk(fullDisk);
}

function lookIfThere(path: string): void {
  try {
    look(path);
  } catch {
    // Whoever disturbs has put everything away.
  }
}

const file = process.env[variable];
if (file !== undefined) {
  lookIfThere(file);
  setInterval(() => lookIfThere(file), lookMs).unref();
}
