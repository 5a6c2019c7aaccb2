import { runningKeys, studentKeys } from './shared-keys.ts';

/** The plan that `persd init` writes: valid as it stands, every key with what it does. */
export const planText = `# What this run collects. The same name with the same data goes on where it stopped.
name: first-run
kind: collect

tasks:
  path: tasks.jsonl              # in this folder or below; JSON lines, a JSON array, .gz or parquet
  # format: map                  # persd, mbpp, humaneval, evalplus, multipl-e, traces or map; left out: told from the rows
  # fields:                      # for map: which of your columns holds what
  #   text: question             # also id, entryPoint, header, gold, setup, and inputs with outputs in place of tests
  #   tests: cases
  # ids: [1, 100]                # only a range of numbered tasks
  # only: [minutes-between]      # only these tasks
  # limit: 100                   # only so many, from the first

# The model that is to learn: it attempts every task.
student:
${studentKeys}

# The model that corrects what failed. The same keys as the student's.
teacher:
  baseURL: https://api.openai.com/v1
  apiKeyEnv: OPENAI_API_KEY
  model: name-of-your-teacher    # <- change
  endpoint: chat
  concurrency: 50
  # price: { input: 0.5, output: 1.5 }
  # batch: { waitSeconds: 300, discount: 0.5 }   # by the provider's batch endpoint, at half price

seed: 0                          # another seed draws other answers
attempts: 1                      # the student's tries a task; the first is the one that is corrected
refinements: 1                   # the teacher's tries a failed attempt
refineMode: resample             # resample: it is asked the same again | chain: it sees its own failed correction
gold: task                       # a program known to work: task (its own) | teacher (asked where there is none) | none
goldFor: failed                  # failed | all: for which tasks the teacher is asked for one
feedback: plain                  # what is said of a failure: plain | paper | none | teacher
# prompts: { attempt: attempt.txt, refine: refine.txt, rectify: rectify.txt }   # your wording in place of ours
${runningKeys}
tasksPerWorkflow: auto           # 1 makes every task a timeline of its own
# budget: { usd: 6, calls: 5000, tokens: 1000000 }   # the run pauses before it spends more; usd needs both prices
# card: { licence: cc-by-4.0 }   # what the dataset's card shall say
`;
