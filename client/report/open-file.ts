import { spawn } from 'node:child_process';
import { once } from 'node:events';

const openers: Partial<Record<NodeJS.Platform, [command: string, ...arguments: string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a file with what the platform opens such files with. Answers whether there is such a thing and it took the file. */
export async function openFile(path: string): Promise<boolean> {
  const [command, ...first] = openers[process.platform] ?? ['xdg-open'];
  try {
    const child = spawn(command, [...first, path], { stdio: 'ignore', detached: true });
    await once(child, 'spawn');
    const code: unknown = await Promise.race([once(child, 'exit').then(([exit]) => exit), patience()]);
    child.unref();
    return code === 0 || code === null;
  } catch {
    return false;
  }
}

/** An opener that runs on has become the browser. */
const patience = (): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), 2_000).unref());
