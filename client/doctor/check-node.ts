import { type Finding, ill, well } from './finding.ts';

/** The sandbox's isolates are built for Node 24; Node 26 shows workflows a clock that Temporal does not control. */
export function checkNode(version: string = process.versions.node): Finding {
  const major = Number(version.split('.')[0]);
  if (major === 24) return well('Node', version);
  return ill('Node', `version ${version}`, 'install Node 24, or let `npm install` bring it on Linux');
}
