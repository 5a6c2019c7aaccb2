/**
 * What a background process needs of the environment it was started from. Everything else stays behind, above all the keys that a
 * shell may hold: those that a plan names come over the socket.
 */
const needed = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|TMPDIR|TZ|LANG)$/,
  /^(LC|XDG|NODE|PERSD|TEMPORAL|PIP|PYENV|SSL)_/,
  /^(https?|no|all)_proxy$/i,
];

/** The part of `env` that background processes may see. */
export function backgroundEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => needed.some((pattern) => pattern.test(name))));
}
