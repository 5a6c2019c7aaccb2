import { installPackages } from '../sandbox/pypi.ts';
import { usual } from './rows.ts';
import { runCurator, runOwn, startUpstream } from './passes.ts';

const [latencyMs, slots, promptBytes] = [200, 100, 1_000];

/** One after the other in each round, so that what else the machine does meets both alike. */
export async function steady(calls: number, rounds: number, python: string | undefined): Promise<void> {
  const idealSeconds = (calls * latencyMs) / slots / 1_000;
  console.log(`\n${calls} calls of ${latencyMs} ms, ${slots} at once: ideal ${idealSeconds.toFixed(1)} s`);
  const venv = await environment(python);
  try {
    for (let round = 1; round <= rounds; round += 1) {
      const own = await withUpstream((url) => runOwn({ ...usual, url, calls, asking: 4 * slots, concurrency: slots }));
      tell('persd', idealSeconds, calls, own, ` · ${Math.round(own.journalBytes / calls)} bytes a call on disk`);
      if (venv === null) continue;
      const theirs = await withUpstream((url) => runCurator(venv.python, url, calls, slots, promptBytes)).catch(loud);
      if (theirs !== null) tell('bespokelabs-curator', idealSeconds, calls, theirs, '');
    }
  } finally {
    await venv?.close();
  }
}

async function environment(python: string | undefined): Promise<Awaited<ReturnType<typeof installPackages>> | null> {
  if (python === 'none') return null;
  if (python !== undefined) return { python, close: async () => undefined };
  try {
    return await installPackages(['bespokelabs-curator']);
  } catch (error) {
    return loud(error);
  }
}

function loud(error: unknown): null {
  console.log(`  BESPOKELABS-CURATOR DID NOT RUN, SO PERSD STANDS ALONE HERE: ${String(error).slice(-600)}`);
  return null;
}

async function withUpstream<Figures>(pass: (url: string) => Promise<Figures>): Promise<Figures> {
  const upstream = await startUpstream('steady', latencyMs);
  try {
    return await pass(upstream.url);
  } finally {
    await upstream.end();
  }
}

interface Pass {
  seconds: number;
  cpuMs: number;
  replied: number;
}

function tell(name: string, idealSeconds: number, calls: number, pass: Pass, more: string): void {
  const share = (idealSeconds / pass.seconds).toFixed(2);
  const cpu = (pass.cpuMs / calls).toFixed(2);
  console.log(
    `  ${name.padEnd(20)} ${share} of ideal · ${cpu} ms of processor a call · ${pass.replied} answered${more}`,
  );
}
