import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { SandboxFailure } from '../port.ts';

/** A CPython of this machine, and all that it reads when it works. */
export interface Interpreter {
  /** The program itself; of a virtual environment, the one that it was made from. */
  executable: string;
  /** Such as `3.11.7`. */
  version: string;
  /** Where it looks for modules, in order: its standard library and its site-packages. */
  path: string[];
  /** Files and folders that it has to read: those of `path`, shared libraries, time zones. */
  reads: string[];
}

const question = String.raw`
import ctypes, importlib, json, os, sys, sysconfig

for name in sorted(getattr(sys, 'stdlib_module_names', ())):
    if name.startswith('_') and not name.startswith('__') and name not in sys.modules:
        try:
            importlib.import_module(name)
        except BaseException:
            pass
for name in ('libstdc++.so.6', 'libgcc_s.so.1', 'libm.so.6'):
    try:
        ctypes.CDLL(name)
    except OSError:
        pass
with open('/proc/self/maps') as maps:
    mapped = {line.split(None, 5)[5].strip() for line in maps if len(line.split(None, 5)) == 6}
libraries = {os.path.dirname(name) for name in mapped if '.so' in os.path.basename(name) and os.path.isfile(name)}
homes = {os.path.realpath(home) for home in (sys.prefix, sys.base_prefix, sys.exec_prefix, sys.base_exec_prefix)}
own = [os.path.realpath(entry) for entry in sys.path if os.path.exists(entry)]
path = [entry for entry in own if any(entry.startswith(home + '/') for home in homes)]
places = (sysconfig.get_config_var('TZPATH') or '').split(':')
zones = [folder for folder in places if os.path.isdir(folder)][:1]
known = sys.implementation.name == 'cpython' and sys.version_info >= (3, 11)
print(json.dumps({
    'executable': os.path.realpath(getattr(sys, '_base_executable', None) or sys.executable),
    'version': '%d.%d.%d' % sys.version_info[:3],
    'known': known,
    'path': path,
    'reads': sorted({*path, *libraries, *zones}),
}))
`;

const answer = z.object({
  executable: z.string().startsWith('/'),
  version: z.string(),
  known: z.boolean(),
  path: z.array(z.string()),
  reads: z.array(z.string()),
});

const run = promisify(execFile);

/** Asks an interpreter, a command or a path, what it is. It runs once, here and outside every jail, without any program. */
export async function findInterpreter(command: string): Promise<Interpreter> {
  const { known, ...interpreter } = await ask(command);
  if (known) return interpreter;
  throw new SandboxFailure(
    `Expected CPython 3.11 or newer for native Python, found ${command} ${interpreter.version}; put another first on PATH.`,
  );
}

async function ask(command: string): Promise<z.output<typeof answer>> {
  try {
    const { stdout } = await run(command, ['-I', '-B', '-c', question], { timeout: 60_000 });
    return answer.parse(JSON.parse(stdout.slice(stdout.lastIndexOf('\n', stdout.length - 2) + 1)));
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n').slice(0, 2).join(' ') : String(error);
    throw new SandboxFailure(
      `Expected a Python for native execution, found that ${command} does not answer: ${reason}; install it, or write sandbox: { python: wasm }.`,
    );
  }
}
