import type { EvaluatePlan } from '../../domain/plan.ts';
import { samplePromptFaults } from '../../domain/prompt/faults.ts';
import { askedIn } from '../../domain/prompt/sample.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import type { Store } from '../../store/port.ts';
import type { BenchmarkTasks } from '../benchmarks/read-benchmark.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { planForecastLines } from '../forecast/forecast-lines.ts';
import { forecastPlan, type PlanForecast } from '../forecast/forecast-plan.ts';
import { count, plural } from '../screen/figures.ts';
import { print } from '../screen/print.ts';
import { askedWords } from './asked-words.ts';
import { type PlanPlace, readSource, tasksOf } from './read-source.ts';

/** Checks a plan that evaluates, with its benchmark, and says what would be asked. */
export async function checkEvaluation(
  plan: EvaluatePlan,
  { sandbox, store }: { sandbox: Sandbox; store: Store | null },
  place: PlanPlace,
  json: boolean | undefined,
): Promise<void> {
  const faults = samplePromptFaults(plan);
  if (faults.length > 0) throw new CommandFailure(exitCodes.badInput, ...faults);
  const source = await readSource(plan, sandbox, place);
  const asked = tasksOf(source).map(({ task }) => task);
  const document = checkedDocument(plan, source, await forecastPlan(store, plan, asked));
  print(json, document, checkedLines(plan, document));
}

function checkedDocument(plan: EvaluatePlan, { tasks, known, skipped }: BenchmarkTasks, forecast: PlanForecast) {
  const { n, steps, benchmark } = plan.evaluate;
  const showing = tasks.filter(({ task }) => (task.shown ?? []).length > 0).length;
  return {
    run: plan.name,
    benchmark,
    known,
    tasks: tasks.length,
    showing,
    wording: askedIn(plan),
    calls: { least: tasks.length * n, most: tasks.length * n + showing * n * (steps - 1) },
    skipped,
    forecast,
  };
}

function checkedLines(
  { name, student, budget, evaluate: { n, steps } }: EvaluatePlan,
  { benchmark, known, tasks, showing, wording, skipped, forecast }: ReturnType<typeof checkedDocument>,
): string[] {
  return [
    `${name}: the plan can be run`,
    `  on        ${benchmark} · ${known ?? 'a file that is not known by its hash'}`,
    `  tasks     ${count(tasks)} · ${count(showing)} show tests · ${plural(n, 'sample')} a task`,
    ...Object.entries(skipped).map(([reason, rows]) => `  left out  ${plural(rows, 'row')}: ${reason}`),
    `  student   ${student.model} at ${student.baseURL} · ${student.endpoint}`,
    `  asked     ${askedWords[wording]}${steps > 1 ? ` · at most ${steps} steps` : ''}`,
    ...planForecastLines(forecast, budget),
  ];
}
