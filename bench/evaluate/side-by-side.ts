import type { Scores } from './scores.ts';

/** Prints each subject's rate in its best round and, of ours, every task on which a round differs from theirs. */
export function printSideBySide(title: string, ours: Scores[][], theirs: Scores[]): void {
  console.log(`\n${title}`);
  for (const rounds of [...ours, theirs]) console.log(`  ${rateLine(rounds)}`);
  const [their] = theirs;
  if (their === undefined) return;
  for (const rounds of ours) {
    const lines = new Set(rounds.flatMap((one) => differences(one, their)));
    for (const line of lines.size === 0 ? ['no verdict differs'] : lines) console.log(`  ${rounds[0]?.name}: ${line}`);
  }
}

function rateLine(rounds: Scores[]): string {
  const [first] = rounds;
  if (first === undefined) return 'no round';
  const found = Object.values(first.verdicts);
  const passed = (tests: 'base' | 'further'): number => found.filter((verdict) => verdict[tests] === true).length;
  const rate = (found.length / Math.min(...rounds.map(({ seconds }) => seconds))).toFixed(1);
  const read = `read in ${Math.min(...rounds.map(({ reading }) => reading)).toFixed(1)} s`;
  const further = found.some((verdict) => verdict.further !== null) ? `, ${passed('further')} with further tests` : '';
  const counts = `${passed('base')} passed${further}, of ${found.length}`;
  return `${first.name.padEnd(16)}${rate.padStart(8)} samples/s   ${read.padEnd(16)}   ${counts}`;
}

function differences(ours: Scores, theirs: Scores): string[] {
  return Object.entries(theirs.verdicts).flatMap(([task, their]) => {
    const our = ours.verdicts[task];
    if (our === undefined) return [`${task}: ${theirs.name} alone has a verdict`];
    const tests = (['base', 'further'] as const).filter((name) => their[name] !== null && our[name] !== null);
    return tests
      .filter((name) => our[name] !== their[name])
      .map((name) => `${task}, ${name} tests: ${word(our[name])} here, ${word(their[name])} with ${theirs.name}`);
  });
}

const word = (passed: boolean | null): string => (passed === true ? 'passed' : 'failed');
