import type { Prompt } from '../../../domain/model.ts';
import type { FormatName } from '../registry.ts';
import { type Columns, type Kind, turns } from './kind.ts';

type ColumnsFor = (asked: Kind) => Columns;

const segments: Kind = { list: { struct: { label: 'flag', text: 'text' } } };
const speech: Kind = { list: { struct: { from: 'text', value: 'text' } } };

/** What is different from row to row in its form stands as JSON in a column of text. */
const columns: Record<FormatName, ColumnsFor> = {
  'prompt-completion': (asked) => ({ id: 'text', prompt: asked, completion: asked }),
  messages: () => ({ messages: turns }),
  preference: (asked) => ({ id: 'text', prompt: asked, chosen: asked, rejected: asked }),
  kto: (asked) => ({ id: 'text', prompt: asked, completion: asked, label: 'flag' }),
  alpaca: () => ({
    instruction: 'text',
    input: 'text',
    output: 'text',
    system: 'text',
    history: { list: { list: 'text' } },
  }),
  sharegpt: () => ({ conversations: speech }),
  axolotl: (asked) => (asked === turns ? { messages: turns } : { segments }),
  verl: () => ({ messages: turns }),
  'verl-rl': () => ({
    data_source: 'text',
    prompt: turns,
    ability: 'text',
    reward_model: { struct: { style: 'text', ground_truth: 'text' } },
    extra_info: {
      struct: {
        index: 'integer',
        task: 'text',
        run: 'text',
        attempts: 'integer',
        passed: 'integer',
        pass_rate: 'number',
      },
    },
  }),
  'teacher-context': (asked) => ({
    id: 'text',
    prompt: asked,
    attempt: 'text',
    feedback: 'text',
    refinement: 'text',
    completion: asked,
  }),
  trajectories: () => ({
    schema: 'integer',
    run: 'text',
    task: 'json',
    outcome: 'text',
    gold: 'json',
    attempts: 'json',
    feedback: 'text',
    refinements: 'json',
    failure: 'json',
  }),
};

/** The columns of a format's rows, for prompts of one kind. */
export const columnsOf = (format: FormatName, endpoint: Prompt['endpoint']): Columns =>
  columns[format](endpoint === 'chat' ? turns : 'text');
