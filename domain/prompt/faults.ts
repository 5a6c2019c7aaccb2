import type { ChatTurn, Prompt } from '../model.ts';
import type { CollectPlan } from '../plan.ts';
import type { CodingTask } from '../task.ts';
import type { PromptPlan, StudentPrompts } from './build.ts';
import { isPlaceholder, type Placeholder, placeholdersIn } from './placeholder.ts';
import { isGoldTurn, parseTemplate, strayText, type Template } from './template.ts';

/** What a prompt file must fit. */
interface Demand {
  /** Where the plan names the file, such as `prompts.refine`. */
  path: string;
  endpoint: Prompt['endpoint'];
  /** What can be filled for every task of the run. */
  available: readonly Placeholder[];
  /** Without this one the prompt would ask for something else. */
  needed: Placeholder;
}

/** Everything that is wrong with the prompt files of a plan, a sentence each. */
export function promptFaults(
  plan: PromptPlan & Pick<CollectPlan, 'gold'>,
  tasks: readonly Pick<CodingTask, 'id' | 'gold'>[],
): string[] {
  const always: Placeholder[] = ['TASK', 'HEADER', 'TESTS'];
  const told: Placeholder[] = [...always, 'ATTEMPT', ...(plan.feedback === 'none' ? [] : ['FEEDBACK' as const])];
  const gold: Placeholder[] = plan.gold === 'none' ? [] : ['GOLD'];
  const student = plan.student.endpoint;
  const teacher = plan.teacher.endpoint;
  const { attempt, refine, rectify } = plan.prompts;
  return [
    ...faultsOf(attempt, { endpoint: student, path: 'prompts.attempt', available: always, needed: 'TASK' }),
    ...faultsOf(refine, {
      endpoint: teacher,
      path: 'prompts.refine',
      available: [...told, ...gold],
      needed: 'ATTEMPT',
    }),
    ...faultsOf(rectify, { endpoint: student, path: 'prompts.rectify', available: told, needed: 'ATTEMPT' }),
    ...goldFaults(refine, plan.gold, tasks),
    ...wordFaults(plan),
  ];
}

/** Everything that is wrong with the prompt files of a plan that evaluates, a sentence each. */
export function samplePromptFaults({ prompts, student }: StudentPrompts): string[] {
  const { endpoint } = student;
  const first: Placeholder[] = ['TASK', 'HEADER', 'TESTS'];
  const next: Placeholder[] = [...first, 'ATTEMPT', 'FEEDBACK'];
  return [
    ...faultsOf(prompts.attempt, { endpoint, path: 'prompts.attempt', available: first, needed: 'TASK' }),
    ...faultsOf(prompts.rectify, { endpoint, path: 'prompts.rectify', available: next, needed: 'ATTEMPT' }),
  ];
}

const faultsOf = (file: string | null, demand: Demand): string[] => (file === null ? [] : templateFaults(file, demand));

/** Everything that is wrong with one prompt file, a sentence each. */
function templateFaults(file: string, demand: Demand): string[] {
  const template = parseTemplate(file);
  const { path, endpoint, needed } = demand;
  const names = placeholdersIn(textOf(template));
  const faults = names.flatMap((name) => placeholderFault(name, demand));
  if (!names.includes(needed)) faults.push(`${path} has no <<${needed}>>, so the model would not see it; write it in.`);
  if (strayText(file) !== '') faults.push(`${path} has text above its first "--- " heading; put it in a turn.`);
  if (template.endpoint !== endpoint) faults.push(endpointFault(path, endpoint));
  else if (template.endpoint === 'chat') faults.push(...turnFaults(template.messages, path));
  else if (!template.prompt.trimEnd().endsWith('<<HEADER>>')) {
    faults.push(`${path} ends with other text than <<HEADER>>, which the completion continues; end the file with it.`);
  }
  return faults;
}

const textOf = (template: Template): string =>
  template.endpoint === 'chat' ? template.messages.map((turn) => turn.content).join('\n') : template.prompt;

function placeholderFault(name: string, { path, available }: Demand): string[] {
  const choice = available.map((known) => `<<${known}>>`).join(' ');
  if (!isPlaceholder(name)) return [`${path} has <<${name}>>, which is no placeholder; use one of ${choice}.`];
  if (available.includes(name)) return [];
  return [`${path} has <<${name}>>, which this plan gives no text for; use one of ${choice}, or change the plan.`];
}

const endpointFault = (path: string, endpoint: Prompt['endpoint']): string =>
  endpoint === 'chat'
    ? `${path} is one completion prompt, but its model's endpoint is chat; head its turns with "--- user" and so on.`
    : `${path} has chat turns, but its model's endpoint is completions; write one prompt without "--- " headings.`;

function turnFaults(turns: ChatTurn[], path: string): string[] {
  const faults: string[] = [];
  if (turns.some((turn) => turn.content === '')) faults.push(`${path} has an empty turn; fill it or leave it out.`);
  if (turns.at(-1)?.role !== 'user')
    faults.push(`${path} ends with no "--- user" turn, which the model would answer; add one.`);
  if (turns.slice(1).some((turn) => turn.role === 'system')) {
    faults.push(`${path} has a "--- system" turn after the first turn; move it to the top.`);
  }
  return faults;
}

const wordFaults = ({ feedback, teacher }: PromptPlan): string[] =>
  feedback === 'teacher' && teacher.endpoint === 'completions'
    ? [
        'feedback: teacher wants words beside the code, and a teacher with endpoint completions writes code only; use a chat endpoint or feedback: plain.',
      ]
    : [];

/** A gold program can be missing for a task: then the turn that shows it is left out, so it must be a turn of its own. */
function goldFaults(
  file: string | null,
  source: CollectPlan['gold'],
  tasks: readonly Pick<CodingTask, 'id' | 'gold'>[],
): string[] {
  if (file === null || source === 'none') return [];
  const template = parseTemplate(file);
  const rest = template.endpoint === 'chat' ? template.messages.filter((turn) => !isGoldTurn(turn)) : [];
  const inText = placeholdersIn(
    template.endpoint === 'chat' ? rest.map((turn) => turn.content).join('\n') : template.prompt,
  );
  const without = tasks.find((task) => task.gold === null);
  if (!inText.includes('GOLD') || without === undefined) return [];
  return [
    `prompts.refine has <<GOLD>> amid other text, and task ${without.id} has no gold program of its own; ` +
      'make <<GOLD>> the whole of an "--- assistant" turn, which is left out where there is none.',
  ];
}
