import type { AskInput } from '../../activities/contract.ts';
import type { ExecutedSample, SampleActivities } from '../../activities/sample-contract.ts';
import type { Block } from '../../domain/block.ts';
import type { Status } from '../../domain/execution.ts';
import { type SampleProgress, sampleOutcomeOf } from '../../domain/sample.ts';
import { type Ended, type SampleOutcome, sampleTallyOf } from '../../domain/tally.ts';
import { type Answers, ScriptedRun } from './scripted-run.ts';

/** What becomes of a sample's answers, in order: on the benchmark's tests, and on those that its task shows. */
export type SampleScript = { status: Status; shown: Status | null }[];

export interface EvaluationScript {
  samples: SampleScript[];
  steps: number;
  blocks: Block[];
  asked?: Answers;
}

/** Activities of an evaluation that remember what they were asked and throw past their script. */
export class ScriptedEvaluation extends ScriptedRun<keyof SampleActivities> implements SampleActivities {
  readonly outcomes = new Map<number, SampleOutcome>();
  private readonly script: EvaluationScript;

  constructor(script: EvaluationScript) {
    super(2, script.asked);
    this.script = script;
  }

  listSamples = async (input: { run: string; block: Block }) => {
    this.hear('listSamples', input);
    const samples = this.unfinished(input.block).map(
      (number): SampleProgress => ({ number, id: `task-${number}`, steps: [], failure: null }),
    );
    return { rules: { steps: this.script.steps }, model: 'scripted-student', samples };
  };

  proposeSamples = (input: AskInput) => this.ask('proposeSamples', input);
  rectifySamples = (input: AskInput) => this.ask('rectifySamples', input);

  executeSamples = async (input: Parameters<SampleActivities['executeSamples']>[0]): Promise<ExecutedSample[]> => {
    this.hear('executeSamples', input);
    return input.programs.map(({ number, index }) => {
      const verdict = this.script.samples[number]?.[index];
      if (verdict === undefined) throw new Error(`sample ${number} has no answer ${index + 1}`);
      return { number, index, ...verdict, preview: '' };
    });
  };

  recordSamples = async (input: { run: string; samples: SampleProgress[] }) => {
    this.hear('recordSamples', input);
    for (const sample of input.samples) this.outcomes.set(sample.number, sampleOutcomeOf(sample));
  };

  protected size(): number {
    return this.script.samples.length;
  }

  protected blocks(): Block[] {
    return this.script.blocks;
  }

  protected isDone(number: number): boolean {
    return this.outcomes.has(number);
  }

  protected tally(): Ended {
    return sampleTallyOf([...this.outcomes.values()]);
  }
}
