// Run as a program of its own that inherits open files: prints what a guest of each rung has of them.
import { findProgram } from '../../../sandbox/jail/find.ts';
import { runEnclosed } from '../../../sandbox/jail/self-test/run.ts';
import { standingJails } from './standing.ts';

const told: Record<string, string> = {};
for (const jail of await standingJails()) {
  const count = 'for (3..99) { print "$_ " if open my $file, "<&=", $_ } print "counted"';
  const guest = { command: findProgram('perl') ?? '', arguments: ['-e', count], reads: [], memoryMb: 256 };
  told[jail.rung] = (await runEnclosed(jail, guest)).stdout;
}
process.stdout.write(JSON.stringify(told));
