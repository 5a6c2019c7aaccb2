import type { Asked, AskInput, RunActivities } from '../../activities/contract.ts';
import type { ExecutedSample, SampleActivities } from '../../activities/sample-contract.ts';
import type { Block } from '../../domain/block.ts';
import type { Status } from '../../domain/execution.ts';
import { type SampleProgress, sampleOutcomeOf } from '../../domain/sample.ts';
import { type SampleOutcome, sampleTallyOf } from '../../domain/tally.ts';

/** What becomes of a sample's answers, in order: on the benchmark's tests, and on those that its task shows. */
export type SampleScript = { status: Status; shown: Status | null }[];

export interface EvaluationScript {
  samples: SampleScript[];
  steps: number;
  blocks: Block[];
  /** Answers one call in place of a plain reply; null: reply. */
  asked?: (activity: string, call: { number: number; index: number }, input: AskInput) => Asked | null;
}

/** Activities of an evaluation that remember what they were asked and throw past their script. */
export class ScriptedEvaluation implements RunActivities, SampleActivities {
  readonly heard: { activity: string; input: unknown }[] = [];
  readonly outcomes = new Map<number, SampleOutcome>();
  private readonly script: EvaluationScript;

  constructor(script: EvaluationScript) {
    this.script = script;
  }

  /** Inputs that an activity was given, in order. */
  inputs(activity: keyof (RunActivities & SampleActivities)): unknown[] {
    return this.heard.filter((one) => one.activity === activity).map((one) => one.input);
  }

  listShards = async (input: { run: string }) => {
    this.hear('listShards', input);
    const blocks = this.openBlocks();
    return {
      shards: blocks.length > 0 ? [0] : [],
      window: 2,
      blocks: blocks.length,
      tasks: this.script.samples.length,
      tally: sampleTallyOf([...this.outcomes.values()]),
    };
  };

  listBlocks = async (input: { run: string; shard: number }) => {
    this.hear('listBlocks', input);
    return this.openBlocks();
  };

  setPaused = async (input: { run: string; paused: boolean }) => this.hear('setPaused', input);

  finishRun = async (input: { run: string }) => this.hear('finishRun', input);

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

  private hear(activity: keyof (RunActivities & SampleActivities), input: unknown): void {
    this.heard.push({ activity, input });
  }

  private async ask(activity: 'proposeSamples' | 'rectifySamples', input: AskInput): Promise<Asked[]> {
    this.hear(activity, input);
    return input.calls.map((call): Asked => {
      const reply = {
        ...call,
        state: 'replied',
        call: `${activity}/${call.number}/${call.index}`,
        preview: '',
      } as const;
      return this.script.asked?.(activity, call, input) ?? reply;
    });
  }

  private openBlocks(): Block[] {
    return this.script.blocks.filter((block) => this.unfinished(block).length > 0);
  }

  private unfinished({ from, to }: Block): number[] {
    return this.script.samples
      .map((_, number) => number)
      .filter((number) => number >= from && number <= to && !this.outcomes.has(number));
  }
}
