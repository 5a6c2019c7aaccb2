import type { EvaluatePlan } from '../../domain/plan.ts';
import { samplePromptFaults } from '../../domain/prompt/faults.ts';
import { askedIn } from '../../domain/prompt/sample.ts';
import type { Sandbox } from '../../sandbox/port.ts';
import type { Store } from '../../store/port.ts';
import { planForecastLines } from '../forecast/forecast-lines.ts';
import { forecastPlan } from '../forecast/forecast-plan.ts';
import { askedWords } from './asked-words.ts';
import { CommandFailure, exitCodes } from '../exit-codes.ts';
import { count, plural } from '../screen/figures.ts';
import { print } from '../screen/print.ts';
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
  const benchmarkTasks = await readSource(plan, sandbox, place);
  const { tasks, known, skipped } = benchmarkTasks;
  const asked = tasksOf(benchmarkTasks).map(({ task }) => task);
  const forecast = await forecastPlan(store, plan, asked);
  const { n, steps, benchmark } = plan.evaluate;
  const showing = tasks.filter(({ task }) => (task.shown ?? []).length > 0).length;
  const [least, most] = [tasks.length * n, tasks.length * n + showing * n * (steps - 1)];
  const wording = askedIn(plan);
  const document = {
    run: plan.name,
    benchmark,
    known,
    tasks: tasks.length,
    showing,
    wording,
    calls: { least, most },
    skipped,
    forecast,
  };
  print(json, document, [
    `${plan.name}: the plan can be run`,
    `  on        ${benchmark} · ${known ?? 'a file that is not known by its hash'}`,
    `  tasks     ${count(tasks.length)} · ${count(showing)} show tests · ${plural(n, 'sample')} a task`,
    ...Object.entries(skipped).map(([reason, rows]) => `  left out  ${plural(rows, 'row')}: ${reason}`),
    `  student   ${plan.student.model} at ${plan.student.baseURL} · ${plan.student.endpoint}`,
    `  asked     ${askedWords[wording]}${steps > 1 ? ` · at most ${steps} steps` : ''}`,
    ...planForecastLines(forecast, plan.budget),
  ]);
}
