import { searchAttributeTypes } from '../search-attributes.ts';
import type { Ports } from './ports.ts';

/** The embedded server's namespace. */
export const namespace = 'persd';

/** The command line of the embedded server. It listens on this machine alone: it asks nobody who they are. */
export function serverArguments(database: string, ports: Ports): string[] {
  const flags = [
    ['--ip', '127.0.0.1'],
    ['--namespace', namespace],
    ['--db-filename', database],
    ['--port', `${ports.grpc}`],
    ['--ui-port', `${ports.ui}`],
    ['--http-port', `${ports.http}`],
    ['--metrics-port', `${ports.metrics}`],
    // The store is the system of record: what a power cut takes from this database, the next start finds missing and starts again.
    ['--sqlite-pragma', 'journal_mode=WAL'],
    ['--sqlite-pragma', 'synchronous=NORMAL'],
    ['--log-level', 'warn'],
    ...Object.entries(searchAttributeTypes).map(([name, type]) => ['--search-attribute', `${name}=${type}`]),
  ];
  return ['server', 'start-dev', '--ui-disable-news-fetch', ...flags.flat()];
}

/** The database file in a server's command line; empty when it names none. */
export function databaseOf(words: string[]): string {
  return after(words, '--db-filename');
}

/** The ports in a server's command line. */
export function portsIn(words: string[]): Ports {
  const port = (flag: string): number => Number(after(words, flag));
  return { grpc: port('--port'), ui: port('--ui-port'), http: port('--http-port'), metrics: port('--metrics-port') };
}

function after(words: string[], flag: string): string {
  const at = words.indexOf(flag);
  return at < 0 ? '' : (words[at + 1] ?? '');
}
