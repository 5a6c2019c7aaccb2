// What is exported and read again is the program that was collected: through the real reader, and compared by Python's own parser.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { programTaught } from '../../../client/export/as-trained.ts';
import { promptCompletion } from '../../../client/export/prompt-completion.ts';
import { paperBoundary } from '../../../domain/example/boundary.ts';
import { buildExamples } from '../../../domain/example/build.ts';
import type { TrainingExample } from '../../../domain/example/example.ts';
import { variants } from '../../../domain/example/variant.ts';
import type { ChatTurn } from '../../../domain/model.ts';
import type { CodingTask } from '../../../domain/task.ts';
import type { ExecutedProgram, Trajectory } from '../../../domain/trajectory.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { planOf, refined, task } from '../../domain/samples.ts';
import { openTestSandbox } from '../../sandbox/support.ts';
import { written } from './programs.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await openTestSandbox();
});
afterAll(() => sandbox.close());

/** Programs as Python sees them: the statements of each, in any order, and of `f` no annotations, which a header may leave out. */
const alike = `import ast

def statements(source):
    body = ast.parse(source).body
    for node in body:
        if getattr(node, 'name', None) == 'f':
            node.returns = None
            for part in ast.walk(node.args):
                if isinstance(part, ast.arg):
                    part.annotation = None
    return sorted(ast.dump(node) for node in body)

def alike(one, *others):
    return [statements(one) == statements(other) for other in others]
`;

/** Asks Python whether each of these programs is the first one. */
async function areAlike(source: string, others: string[]): Promise<string | null> {
  const call = `alike(${[source, ...others].map((one) => JSON.stringify(one)).join(', ')})`;
  const { status, tests, exception } = await sandbox.execute({
    language: 'python',
    program: alike,
    setup: '',
    tests: [
      {
        kind: 'value',
        call,
        expected: `[True] * ${others.length}`,
        value: { t: 'list', v: others.map(() => ({ t: 'bool', v: true })) },
      },
    ],
    entryPoint: 'alike',
    limits: { cpuMs: 5_000, memoryMb: 256 },
    allTests: false,
  });
  return status === 'passed' ? null : JSON.stringify([exception, tests]);
}

/** A trajectory in which everybody wrote the same. */
function wrote(program: string, completion: string): Trajectory {
  const as = (one: ExecutedProgram): ExecutedProgram => ({ ...one, program, completion });
  const { gold, attempts, refinements } = refined;
  return { ...refined, gold: gold && as(gold), attempts: attempts.map(as), refinements: refinements.map(as) };
}

/** A row after it was written as JSON and read again. */
function readAgain(example: TrainingExample): TrainingExample {
  if (promptCompletion.of !== 'example') throw new Error('expected rows of examples');
  const line = JSON.stringify(promptCompletion.row(example));
  if (example.prompt.endpoint === 'chat') {
    const row: { prompt: ChatTurn[]; completion: ChatTurn[] } = JSON.parse(line);
    const completion = row.completion.map(({ content }) => content).join('');
    return { ...example, prompt: { endpoint: 'chat', messages: row.prompt }, completion };
  }
  const row: { prompt: string; completion: string } = JSON.parse(line);
  return { ...example, prompt: { ...example.prompt, prompt: row.prompt }, completion: row.completion };
}

/** The programs that all rows of all variants teach. */
function taughtBy(trajectory: Trajectory, asked: CodingTask): (string | null)[] {
  const plans = [planOf('completions'), planOf('chat')];
  const examples = plans.flatMap((plan) =>
    variants.flatMap((variant) => {
      const built = buildExamples(variant, trajectory, asked, plan);
      if ('leftOut' in built) throw new Error(`${variant}: ${built.leftOut}`);
      return built.examples;
    }),
  );
  return [...examples, ...examples.map(paperBoundary)].map((example) => programTaught(readAgain(example), asked));
}

it('a row, written, read and put together, is the program that was collected', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(written, async ({ source, bare }) => {
      for (const header of bare === null ? [null] : [null, bare]) {
        const [parts] = await sandbox.reader.parts([{ source, entryPoint: 'f', header }]);
        if (parts?.ok !== true) throw new Error(`the reader says: ${parts?.message}`);
        if (parts.completion === null) throw new Error(`no completion under ${header ?? parts.header}`);
        const asked = { ...task, entryPoint: 'f', header: header ?? parts.header ?? '' };
        const taught = new Set(taughtBy(wrote(parts.program, parts.completion), asked));
        expect(taught).not.toContain(null);
        expect(
          await areAlike(
            source,
            [...taught].filter((one) => one !== null),
          ),
        ).toBeNull();
      }
    }),
    { numRuns: 150 },
  );
});
