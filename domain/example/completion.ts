import type { Prompt } from '../model.ts';
import { fenced } from '../prompt/fence.ts';
import type { CodingTask } from '../task.ts';
import type { ExecutedProgram } from '../trajectory.ts';

/** A program as the answer to a prompt: what follows the header, or a whole fenced program. Null when it does not follow the header. */
export function completionOf(program: ExecutedProgram, task: CodingTask, prompt: Prompt): string | null {
  return prompt.endpoint === 'chat' ? fenced(program.program, task.language) : program.completion;
}
