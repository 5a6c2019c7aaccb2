import { devices, type Seen } from '../view.ts';
import { call, type Step, text, words } from './step.ts';

const execute = 1n;
const writeFile = 2n;
const readFile = 4n;
const readFolder = 8n;

/** How many kinds of access to files each version of the kernel's rules knows, from version 1. */
const kindsByVersion = [13, 14, 15, 15, 16];
const firstWithNetwork = 4;
const firstWithScopes = 6;
const bindAndConnect = 3n;
const abstractSocketsAndSignals = 3n;

const here = -100;
const pathOnly = 0x200000;
const askVersion = 1;
const beneathPath = 1;

/** Asks the kernel which version of Landlock it has. */
export const landlockVersion: Step = { say: 'landlock_create_ruleset', arguments: [0, 0, askVersion] };

/** Rules of this version keep a guest's signals from processes outside. */
export const scopesSignals = (version: number): boolean => version >= firstWithScopes;

/** Forbids all access to files but reading what may be seen; needs every descriptor beyond the standard three to be closed. */
export function landlock(seen: Seen[], version: number): Step[] {
  if (version < 1) return [];
  const rules = rulesOf(version);
  return [
    call('landlock_create_ruleset', rules, rules.length, 0),
    ...seen.flatMap(({ source, folder, executable }) =>
      permit(source, readFile | (folder ? readFolder : 0n) | (executable ? execute : 0n)),
    ),
    ...devices.flatMap((path) => permit(path, readFile | writeFile)),
    call('landlock_restrict_self', 3, 0),
    call('close', 3),
  ];
}

function rulesOf(version: number): Uint8Array {
  const kinds = kindsByVersion[version - 1] ?? kindsByVersion.at(-1) ?? 0;
  const files = (1n << BigInt(kinds)) - 1n;
  if (version < firstWithNetwork) return words(files);
  return version < firstWithScopes
    ? words(files, bindAndConnect)
    : words(files, bindAndConnect, abstractSocketsAndSignals);
}

/** The rules are the fourth descriptor, and the path becomes the fifth. */
function permit(path: string, access: bigint): Step[] {
  const beneath = Buffer.concat([words(access), Buffer.from([4, 0, 0, 0])]);
  return [
    call('openat', here, text(path), pathOnly, 0),
    call('landlock_add_rule', 3, beneathPath, beneath, 0),
    call('close', 4),
  ];
}
