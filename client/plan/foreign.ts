const secretName = /auth|key|token|secret|cookie|password/i;
const secretText = /^(bearer|basic)\s|^(sk|hf|ghp|github_pat)[-_]/i;
const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerText = /^[\t\x20-\x7e\x80-\xff]*$/;

/** Parameters that a plan says in words of its own, with the key that says each; null where none does. */
const ownParameters: Record<string, string | null> = {
  model: 'model',
  max_tokens: 'maxTokens',
  max_completion_tokens: 'maxTokens',
  temperature: 'temperature',
  top_p: 'topP',
  stop: 'stop',
  seed: 'seed',
  messages: null,
  prompt: null,
  n: null,
  stream: null,
};

/** What is wrong with a plan's headers, or null. A plan is passed around, so it may hold no secret; none is repeated here. */
export function headersFault(headers: Record<string, unknown>): string | null {
  for (const [name, text] of Object.entries(headers)) {
    if (secretName.test(name) || secretText.test(String(text))) {
      return `expected headers without secrets, found ${JSON.stringify(name)}; name the variable that holds the key in apiKeyEnv`;
    }
    if (!headerName.test(name) || !headerText.test(String(text))) {
      return `expected headers that can be sent, found ${JSON.stringify(name)} with signs that cannot; correct it`;
    }
  }
  return null;
}

/** What is wrong with parameters that are sent as they are, or null. */
export function extraBodyFault(body: Record<string, unknown>): string | null {
  for (const name of Object.keys(body)) {
    const said = ownParameters[name];
    if (typeof said === 'string')
      return `expected parameters that the plan does not say itself, found ${name}; use ${said}`;
    if (said === null) return `expected parameters beside those that every call has, found ${name}; remove it`;
    if (/api_?key|secret|password|authorization/i.test(name)) {
      return `expected parameters without secrets, found ${name}; name the variable that holds the key in apiKeyEnv`;
    }
  }
  return null;
}
