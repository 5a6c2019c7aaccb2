import { runningKeys, studentKeys } from './shared-keys.ts';

/** The plan that `persd init --evaluate` writes: valid as it stands, every key with what it does. */
export const evaluatePlanText = `# What this run measures. The same name with the same data goes on where it stopped; a greater n buys only the samples beyond it.
name: first-evaluation
kind: evaluate

evaluate:
  benchmark: humaneval           # humaneval, mbpp, evalplus, multipl-e, apps or livecodebench
  path: benchmark.jsonl          # <- the benchmark's file as it was published, in this folder or below; .gz as it is
  # split: test                  # for mbpp: test (11 to 510), sanitised, or paper (306 of these)
  # ids: [0, 99]                 # only a range of numbered tasks
  # only: [Starter/1]            # only these tasks
  # limit: 100                   # only so many, from the first
  n: 1                           # samples a task
  k: [1]                         # pass@k for each of these; none beyond n
  steps: 1                       # 2 and more: asked again with how the attempt fails the tests that its task shows
  # wording: benchmark           # benchmark (its own prompt; a base model goes on from it) or persd (ours, which a chat gets)

# The model that is measured.
student:
${studentKeys}
  # batch: { waitSeconds: 300, discount: 0.5 }   # by the provider's batch endpoint, at half price

seed: 0                          # another seed draws other answers
# prompts: { attempt: attempt.txt, rectify: rectify.txt }   # your wording in place of either
${runningKeys}
tasksPerWorkflow: auto           # 1 makes every sample a timeline of its own
# budget: { usd: 6, calls: 5000, tokens: 1000000 }   # the run pauses before it spends more; usd needs a price
`;
