import { findProgram } from './find.ts';
import { type Jail, noJail, type Rung, rungs } from './jail.ts';
import { landlockVersion } from './launcher/landlock.ts';
import { findLauncher, type Launcher } from './launcher/launcher.ts';
import { bubblewrapJail } from './rungs/bubblewrap.ts';
import { restrictedJail } from './rungs/restricted.ts';
import { unshareJail } from './rungs/unshare.ts';
import { runEnclosed } from './self-test/run.ts';
import { quickAttempts } from './self-test/self-test.ts';
import { tryEscapes } from './self-test/try-escapes.ts';
import { userHere } from './user.ts';

/** A rung that is better than the one in use, and why it is not in use. */
export interface PassedOver {
  rung: Rung;
  reason: string;
}

export interface FoundJail {
  jail: Jail;
  passedOver: PassedOver[];
}

const found = new Map<Rung, Promise<FoundJail>>();

/** The best jail that this machine has, `best` at most. Tried once in a process, with real escapes. */
export async function openJail(best: Rung = 'bubblewrap'): Promise<Jail> {
  return (await findJail(best)).jail;
}

/** As `openJail`, with what was passed over on the way. */
export function findJail(best: Rung = 'bubblewrap'): Promise<FoundJail> {
  const known = found.get(best) ?? search(best);
  found.set(best, known);
  return known;
}

async function search(best: Rung): Promise<FoundJail> {
  const passedOver: PassedOver[] = [];
  for (const rung of rungs) {
    const jail = rungs.indexOf(rung) < rungs.indexOf(best) ? 'it is switched off by PERSD_JAIL' : await build(rung);
    const reason = typeof jail === 'string' ? jail : await fault(jail);
    if (typeof jail !== 'string' && reason === null) return { jail, passedOver };
    passedOver.push({ rung, reason: reason ?? '' });
  }
  return { jail: noJail, passedOver };
}

/** The jail of a rung on this machine, or what is missing for it. */
async function build(rung: Rung): Promise<Jail | string> {
  if (rung === 'process') return noJail;
  if (process.platform !== 'linux') return `it needs Linux, and this is ${process.platform}`;
  if (rung === 'bubblewrap') return buildBubblewrap();
  const launcher = findLauncher();
  if (launcher === null) return 'it needs perl or python3 on x64 or arm64, and there is none';
  return rung === 'unshare'
    ? unshareJail(launcher, userHere())
    : restrictedJail(launcher, userHere(), await versionOfLandlock(launcher));
}

function buildBubblewrap(): Jail | string {
  const [bwrap, prlimit, setpriv] = ['bwrap', 'prlimit', 'setpriv'].map(findProgram);
  if (!bwrap) return 'bubblewrap is not installed';
  if (!prlimit || !setpriv) return 'it needs prlimit and setpriv of util-linux';
  return bubblewrapJail({ bwrap, prlimit, setpriv }, userHere(), findLauncher());
}

async function versionOfLandlock(launcher: Launcher): Promise<number> {
  const asked = { ...launcher.launch([landlockVersion]), reads: [], memoryMb: 0 };
  const { stdout } = await runEnclosed(noJail, asked);
  return Math.max(0, Number(/ (-?\d+)$/m.exec(stdout)?.[1] ?? 0));
}

/** Why a jail is not used: its guests do not run, or get out. */
async function fault(jail: Jail): Promise<string | null> {
  if (jail.rung === 'process') return null;
  const tried = await tryEscapes(jail, quickAttempts);
  if (!tried.ran) return tried.reason;
  // What is left without namespaces holds what it can; the self-test says what that is.
  if (jail.rung === 'restricted') return null;
  const [escaped] = Object.values(tried.reached).filter((one) => one !== null);
  return escaped === undefined ? null : `a guest got out: it ${escaped}`;
}
