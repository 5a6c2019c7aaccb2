import { count, duration, plural } from '../screen/figures.ts';
import type { Findings } from './findings.ts';

/** What was found, for people. */
export function findingLines(findings: Findings): string[] {
  const { broken } = findings;
  const played = Object.entries(findings.played).map(([name, times]) => `${name} ${times}`);
  return [
    `  faults played        ${played.join(', ') || 'none'}`,
    `  faults not played    ${findings.missed}: nobody was there to strike`,
    `  commands given       ${count(findings.commands)}, with more money ${plural(findings.budgetRaises, 'time')}`,
    `  tasks lost           ${findings.tasksLost.length} of ${count(findings.tasks)}`,
    `  rows twice           ${findings.rowsTwice.length}`,
    `  rows that differ     ${findings.rowsDiffering.length} from an undisturbed run`,
    `  calls bought twice   ${findings.callsBoughtTwice} of ${count(findings.callsBought)}; ${findings.callsInFlightAtDeaths} were in flight when the models process was killed`,
    `  beyond the budget    $${findings.usdBeyondBudget.toFixed(6)}`,
    `  recovery             ${recoveryWords(findings)}`,
    '',
    ...(broken.length === 0
      ? ['all promises were kept']
      : ['broken promises:', ...broken.map((promise) => `  ${promise}`)]),
  ];
}

function recoveryWords({ recovery }: Findings): string {
  if (recovery === null) return 'nothing to recover from';
  return `${duration(recovery.medianMs)} in the median, ${duration(recovery.maxMs)} at most`;
}
