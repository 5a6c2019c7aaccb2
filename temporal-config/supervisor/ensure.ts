import { realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Settings } from '../../settings.ts';
import { makeHome } from '../../store/home.ts';
import { codeHash } from '../code-hash.ts';
import { ownServer } from '../connection.ts';
import { entryFile } from '../entry-file.ts';
import { whenGone } from '../process.ts';
import { type Control, connectSupervisor } from './control.ts';
import { launchSupervisor } from './launch.ts';
import type { SupervisorState, TemporalState } from './protocol.ts';

/** A supervisor that runs this code, held until `release` or until this process is gone. */
export interface Supervised {
  /** Where workflows are started. */
  temporal: TemporalState;
  /** Hands keys over, by the names of their variables. */
  sendKeys(keys: Record<string, string>): Promise<void>;
  state(): Promise<SupervisorState>;
  /** Lets go; with no other lease left, the supervisor drains and ends. */
  release(): void;
  /** Resolves when the connection has ended: after `release`, or because the supervisor is gone. */
  ended: Promise<void>;
}

export interface EnsureOptions {
  /** Told, in a sentence, what is waited for. */
  say?: (note: string) => void;
  /** The file that runs a supervisor; our own by default. */
  entry?: string;
  /** False: throw where a supervisor of other code runs. Two commands of different code would end each other's for ever. */
  replace?: boolean;
}

/** Milliseconds that a supervisor which was asked to end may take. */
const endMs = 120_000;

/**
 * Holds the supervisor of a home: the one that runs, when its code is ours, else a new one, for which the other is asked to drain.
 * Throws with a sentence when none can be had.
 */
export async function ensureSupervisor(settings: Settings, options: EnsureOptions = {}): Promise<Supervised> {
  makeHome(settings.home);
  const home = realpathSync(settings.home);
  const { say = () => {}, entry = entryFile('supervisor/supervise'), replace = true } = options;
  for (;;) {
    const control = (await connectSupervisor(home)) ?? (await launchSupervisor(home, entry));
    if (control === null) {
      say('The supervisor was gone before it answered; starting it again');
      continue;
    }
    const silent = setTimeout(
      () => say(`Waiting for the supervisor (process ${control.process.pid}) to answer`),
      3_000,
    );
    const standing = await lease(control);
    clearTimeout(silent);
    if (standing === 'other' && !replace) throw takenOver(control);
    const temporal = standing === 'leased' ? await whenRunning(control, say) : null;
    if (temporal !== null) return supervised(control, temporal);
    say('Waiting for the supervisor before this one to end');
    await outlive(control);
  }
}

/** Takes a lease from a supervisor of our kind; says where it is of another, or about to end. */
async function lease(control: Control): Promise<'leased' | 'other' | 'ending'> {
  try {
    const { codeHash: theirs, ownServer: server } = await control.ask('hello', {});
    if (theirs !== codeHash() || server !== (ownServer()?.address ?? null)) return 'other';
    await control.ask('lease', {});
    return 'leased';
  } catch {
    return 'ending';
  }
}

function takenOver(control: Control): Error {
  control.close();
  return new Error(
    'Another persd, of other code or for another Temporal server, has taken this home over, and goes on with its runs. `persd watch` shows them.',
  );
}

/** Asks it to end, and waits for that. */
async function outlive(control: Control): Promise<void> {
  // Its end is the answer. The refused lease tells it to wait for calls in flight no longer.
  for (const ask of ['drain', 'lease'] as const) control.ask(ask, {}).catch(() => null);
  const gone = await whenGone(control.process, endMs);
  control.close();
  if (gone) return;
  throw new Error(
    `The supervisor of this home (process ${control.process.pid}) should have ended within ${endMs / 1000} s and has not. End it, and run the command again.`,
  );
}

/** Waits until workflows can be started; null when it ends before that. */
async function whenRunning(control: Control, say: (note: string) => void): Promise<TemporalState | null> {
  for (let said = ''; ; await sleep(100)) {
    const state = await control.ask('state', {}).catch(() => null);
    if (state === null || state.phase === 'draining') return null;
    if (state.temporal !== null) return state.temporal;
    if (state.phase === 'failed') {
      control.close();
      throw new Error(state.note);
    }
    if (state.note !== said) say((said = state.note));
  }
}

function supervised(control: Control, temporal: TemporalState): Supervised {
  return {
    temporal,
    sendKeys: async (keys) => void (await control.ask('keys', { keys })),
    state: () => control.ask('state', {}),
    release: () => control.close(),
    ended: control.closed,
  };
}
