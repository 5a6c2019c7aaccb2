/** What a plan of either kind says of its student. */
export const studentKeys = `  baseURL: http://127.0.0.1:8000/v1   # any OpenAI-compatible server; it may move between resumes
  # apiKeyEnv: STUDENT_API_KEY   # the name of the variable with the key, never the key
  model: name-of-your-student    # <- change
  # identity: my-student@round1  # which weights answer; say it when a server moves, or changes its weights
  endpoint: completions          # completions for base models, chat for tuned ones
  temperature: 0.3               # null: the server decides
  topP: 0.95
  maxTokens: 1024
  # maxTokensField: max_completion_tokens   # for servers that want that name
  # stop: ["\\nclass "]           # texts at which an answer ends; four are sent, the rest is cut here
  # seed: 7                      # the server's own sampling seed
  # extraBody: { top_k: 40 }     # sent as it is
  # headers: { X-Project: persd }     # no secrets here
  timeoutSeconds: 300
  concurrency: 100               # calls at once; fewer while the server refuses some
  # rpm: 600                     # requests and
  # tpm: 60000                   # tokens a minute, where the server does not say itself
  # price: { input: 0, cachedInput: 0, output: 0 }   # US dollars per million tokens`;

/** What it says of running programs. */
export const runningKeys = `limits: { cpuMs: 3000, memoryMb: 256 }        # for one program with all its tests
# Python wasm, or native (this machine's own, for tasks that need numpy and the like; persd doctor --plan shows it).
sandbox: { python: wasm, refuseWeak: false }  # refuseWeak: no task whose tests a program could forge`;
