import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { nodeFlags } from '../../temporal-config/entry-file.ts';
import type { OwnFigures, OwnSetting, UpstreamFigures } from './figures.ts';

/** A server process; `end` answers with what it saw. */
export interface Upstream {
  url: string;
  end: () => Promise<UpstreamFigures>;
}

export async function startUpstream(mode: string, latencyMs: number): Promise<Upstream> {
  const script = join(import.meta.dirname, 'upstream.ts');
  const child = spawn(process.execPath, [script, mode, String(latencyMs)], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { url } = JSON.parse((await lines.next()).value ?? '{}');
  return {
    url,
    end: async () => {
      child.stdin.end();
      return JSON.parse((await lines.next()).value ?? '{}');
    },
  };
}

/** persd's models layer, in a process of its own. */
export function runOwn(setting: OwnSetting): Promise<OwnFigures> {
  const script = join(import.meta.dirname, 'own.ts');
  return lastLine(spawn(process.execPath, [...nodeFlags, script, JSON.stringify(setting)], { stdio }));
}

/** Curator, behind its driver. */
export const runCurator = (
  python: string,
  url: string,
  calls: number,
  concurrency: number,
  promptBytes: number,
): Promise<{ seconds: number; cpuMs: number; replied: number }> =>
  lastLine(
    spawn(python, [join(import.meta.dirname, 'curator.py'), url, ...[calls, concurrency, promptBytes].map(String)], {
      stdio,
      env: { ...process.env, OPENAI_API_KEY: 'none', TELEMETRY_ENABLED: '0', CURATOR_VIEWER: '0' },
    }),
  );

const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];

async function lastLine<Figures>(child: ChildProcess): Promise<Figures> {
  let [said, complaints] = ['', ''];
  child.stdout?.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr?.on('data', (data: Buffer) => (complaints = `${complaints}${data.toString()}`.slice(-2_000)));
  await once(child, 'close');
  const last = said.trim().split('\n').at(-1) ?? '';
  if (!last.startsWith('{')) throw new Error(`Expected figures from ${child.spawnargs.join(' ')}, found ${complaints}`);
  return JSON.parse(last);
}
