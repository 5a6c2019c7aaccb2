import { hash } from 'node:crypto';
import type { EvaluatePlan } from '../../domain/plan.ts';
import { mendSamplePrompt, samplePrompt } from '../../domain/prompt/sample.ts';
import type { CodingTask } from '../../domain/task.ts';

/** A task with its parts' names in their places: what is asked about it is the wording alone. */
const nameless: CodingTask = {
  id: '',
  text: '<<TASK>>',
  entryPoint: '',
  header: '<<HEADER>>',
  gold: null,
  language: 'python',
  setup: '',
  tests: [],
  prompt: '<<PROMPT>>',
  shown: [{ kind: 'code', code: '<<TESTS>>' }],
};

/** SHA-256 of the wording in which a plan asks, of each step that it has: two runs with the same one asked in the same words. */
export function promptDigest(plan: EvaluatePlan): string {
  const failed = { attempt: '<<ATTEMPT>>', feedback: '<<FEEDBACK>>' };
  const steps = [samplePrompt(nameless, plan)];
  if (plan.evaluate.steps > 1) steps.push(mendSamplePrompt(nameless, failed, plan));
  return hash('sha256', JSON.stringify(steps));
}
