import { existsSync } from 'node:fs';
import { filterFor, strictnessOf } from '../calls/refused.ts';
import type { Enclosed, Jail } from '../jail.ts';
import { isOpenToOthers } from '../open-to-others.ts';
import { landlock, scopesSignals } from '../launcher/landlock.ts';
import {
  become,
  closeDescriptors,
  dropCapabilities,
  endWithParent,
  filterCalls,
  giveUpPrivileges,
  limit,
} from '../launcher/steps.ts';
import type { Launcher } from '../launcher/launcher.ts';
import type { Step } from '../launcher/step.ts';
import { limitsOf } from '../limits.ts';
import { nextUser, type User } from '../user.ts';
import { viewOf } from '../view.ts';

/** Node goes on without this file where it is not there, and gives up where it is and may not be read. */
const insisted = ['/etc/ssl/openssl.cnf'];

/**
 * For machines that refuse namespaces: rules on files, a filter on system calls, limits, no privileges, and where it can be
 * another user. `landlockVersion` is the kernel's, or 0 where it has no such rules: then files are not held.
 */
export function restrictedJail(launcher: Launcher, user: User, landlockVersion: number): Jail {
  return {
    rung: 'restricted',
    enclose: (enclosed) => launcher.launch(steps(enclosed, launcher, user, landlockVersion), enclosed),
  };
}

function steps(enclosed: Enclosed, { architecture }: Launcher, user: User, version: number): Step[] {
  const reads = [...enclosed.reads, ...insisted.filter((path) => existsSync(path))];
  const seen = viewOf({ ...enclosed, reads });
  // What only root may read, only root can run: then it stays root, without any of root's rights.
  const other = user.changes && seen.every(({ source }) => isOpenToOthers(source));
  const strictness = { ...strictnessOf(enclosed), amongOthers: true, signals: !scopesSignals(version) };
  return [
    ...closeDescriptors,
    ...giveUpPrivileges,
    ...landlock(seen, version),
    ...(other ? become(nextUser()) : []),
    ...limit(limitsOf(enclosed, other)),
    ...dropCapabilities,
    ...endWithParent,
    ...filterCalls(filterFor(architecture, strictness)),
  ];
}
