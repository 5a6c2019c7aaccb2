import type { Scores } from './scores.ts';

/** Prints each subject's rate and, of ours, every task on which it differs from theirs. */
export function printSideBySide(title: string, ours: Scores[], theirs: Scores): void {
  console.log(`\n${title}`);
  for (const { name, reading, seconds, verdicts } of [...ours, theirs]) {
    const found = Object.values(verdicts);
    const passed = (tests: 'base' | 'further'): number => found.filter((verdict) => verdict[tests] === true).length;
    const rate = (found.length / seconds).toFixed(1);
    const counts = `${passed('base')} passed, ${passed('further')} with further tests, of ${found.length}`;
    const read = `read in ${reading.toFixed(1)} s`;
    console.log(`  ${name.padEnd(16)}${rate.padStart(8)} samples/s   ${read.padEnd(16)}   ${counts}`);
  }
  for (const one of ours) for (const line of differences(one, theirs)) console.log(`  ${one.name}: ${line}`);
}

function differences(ours: Scores, theirs: Scores): string[] {
  const lines = Object.entries(theirs.verdicts).flatMap(([task, their]) => {
    const our = ours.verdicts[task];
    if (our === undefined) return [`${task}: ${theirs.name} alone has a verdict`];
    const tests = (['base', 'further'] as const).filter((name) => their[name] !== null && our[name] !== null);
    return tests
      .filter((name) => our[name] !== their[name])
      .map((name) => `${task}, ${name} tests: ${word(our[name])} here, ${word(their[name])} with ${theirs.name}`);
  });
  return lines.length === 0 ? ['no verdict differs'] : lines;
}

const word = (passed: boolean | null): string => (passed === true ? 'passed' : 'failed');
