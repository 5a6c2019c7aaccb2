import type { RunPlan } from '../../domain/plan.ts';

/** What a run of each kind is counted in. */
export const nouns: Record<RunPlan['kind'], 'task' | 'sample'> = { collect: 'task', evaluate: 'sample' };
