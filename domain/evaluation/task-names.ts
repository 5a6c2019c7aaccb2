/** What a recorded sample says its task is. */
export type TaskName =
  | { by: 'id'; id: string }
  /** The prompt that the model went on from. */
  | { by: 'prompt'; prompt: string }
  /** Among the tasks that were asked, from 0. */
  | { by: 'position'; position: number };

/** A task as it can be named. */
export interface NamedTask {
  id: string;
  prompt: string;
  entryPoint: string;
}

/** Finds a benchmark's tasks by what other people call them. */
export class TaskNames {
  readonly #tasks: readonly NamedTask[];
  readonly #ids: Map<string, string>;
  readonly #numbers: Map<string, string>;
  readonly #prompts: Map<string, string>;
  readonly #entryPoints = new Map<string, string | null>();
  readonly #family: string;

  /** `benchmark`: as a plan names it; the tasks' own ids may say more exactly which it is. */
  constructor(benchmark: string, tasks: readonly NamedTask[]) {
    this.#tasks = tasks;
    this.#family = tasks.map(({ id }) => numbered(id)?.family ?? '').find((family) => family !== '') ?? benchmark;
    this.#ids = new Map(tasks.map(({ id }) => [id, id]));
    this.#numbers = new Map(tasks.map(({ id }) => [this.#key(id) ?? id, id]));
    this.#prompts = new Map(tasks.map(({ id, prompt }) => [prompt.trim(), id]));
    for (const { id, entryPoint } of tasks) {
      this.#entryPoints.set(entryPoint, this.#entryPoints.has(entryPoint) ? null : id);
    }
  }

  /** The task's id, or null where the benchmark has no such task. */
  find(name: TaskName): string | null {
    if (name.by === 'position') return this.#tasks[name.position]?.id ?? null;
    if (name.by === 'prompt') return this.#prompts.get(name.prompt.trim()) ?? this.#findByFunction(name.prompt);
    const key = this.#key(name.id);
    return this.#ids.get(name.id) ?? (key === null ? null : (this.#numbers.get(key) ?? null));
  }

  /** Two files of one benchmark write its numbers differently, and two benchmarks must not be mixed up. */
  #key(id: string): string | null {
    const found = numbered(id);
    return found === null ? null : `${found.family || this.#family} ${found.number}`;
  }

  /** By the last function that a prompt begins: harnesses take the examples out of prompts. */
  #findByFunction(prompt: string): string | null {
    const begun = [...prompt.matchAll(/^\s*(?:async\s+)?(?:def|function)\s+([\w$]+)/gm)].at(-1)?.[1];
    return begun === undefined ? null : (this.#entryPoints.get(begun) ?? null);
  }
}

/** What HumanEval-X calls HumanEval in its own language. */
const aliases = new Map([['python', 'humaneval']]);

/** An id such as `MBPP/11`, `Mbpp_11` or `11` by its parts; null for one of another form. */
function numbered(id: string): { family: string; number: number } | null {
  const [, prefix = '', digits] = /^(?:([A-Za-z+_-]*)[/_])?(\d+)$/.exec(id.trim()) ?? [];
  if (digits === undefined) return null;
  const family = prefix.toLowerCase().replaceAll(/[^a-z]/g, '');
  return { family: aliases.get(family) ?? family, number: Number(digits) };
}
