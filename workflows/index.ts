// Everything that is exported here is a workflow type. Nothing else is.
export { collectDataset } from './collect-dataset.ts';
export { collectShard } from './collect-shard.ts';
export { distillTasks } from './distill-tasks.ts';
export { evaluateBenchmark } from './evaluate-benchmark.ts';
export { evaluateSamples } from './evaluate-samples.ts';
export { evaluateShard } from './evaluate-shard.ts';
