import { z } from 'zod';
import { assemblies } from '../../../domain/evaluation/evaluation.ts';
import type { Cause, Status } from '../../../domain/execution.ts';

const statuses: [Status, ...Status[]] = ['passed', 'failed', 'error', 'timeout', 'memory', 'blocked'];

const causes: [Cause, ...Cause[]] = [
  'assertion',
  'syntax',
  'name',
  'exception',
  'import',
  'unsupported_dependency',
  'recursion',
  'exited_early',
  'output_limit',
  'wall_time',
  'cpu_time',
  'heap_limit',
  'policy',
  'test_error',
  'crash',
];

const result = z.object({
  task: z.string(),
  sample: z.int().min(0),
  step: z.int().min(1),
  status: z.enum(statuses),
  cause: z.enum(causes).nullable(),
  further: z.enum(statuses).nullable(),
  truncated: z.boolean(),
  extracted: z.boolean(),
  length: z.number().min(0),
});

const evaluation = z.object({
  schema: z.literal(1),
  name: z.string(),
  benchmark: z.string(),
  digest: z.string(),
  further: z.boolean(),
  assembly: z.enum(assemblies),
  asked: z
    .object({
      model: z.string(),
      endpoint: z.string(),
      wording: z.enum(['benchmark', 'persd', 'file']).optional(),
      prompt: z.string(),
    })
    .nullable(),
  steps: z.int().min(1),
  k: z.array(z.int().min(1)),
  /** In a document alone; a file of lines has the tasks that its lines name. */
  tasks: z.array(z.string()).optional(),
});

/** What a row of results holds under `persd`. */
export const ownPart = z.object({ evaluation, result });
