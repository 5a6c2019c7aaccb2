/**
 * The gate between Python and the JavaScript around it. Imported for its effects, before Pyodide.
 *
 * Resetting the interpreter's memory does not reset this realm, so a program that reached into it could change what
 * judges the next one. While a program runs the gate is shut: of all that WebAssembly imports, only the calls named here
 * pass. Other calls of the operating system get an error for an answer and reach nothing; any other closes the slot.
 */

const files = ['fd_read', 'fd_write', 'fd_seek', 'fd_close', 'fd_pread', 'fd_pwrite', 'fd_sync', '__syscall_fdatasync'];
const paths = ['openat', 'fstat64', 'stat64', 'lstat64', 'newfstatat', 'getcwd', 'chdir', 'getdents64', 'faccessat'];
const changes = ['unlinkat', 'rmdir', 'mkdirat', 'renameat', 'ftruncate64', 'chmod', 'utimensat'];
const handles = ['dup3', 'fcntl64', 'ioctl'];
const kinds = ['fd_fdstat_get'];
const clocks = ['clock_time_get', 'clock_res_get', 'emscripten_get_now', 'emscripten_date_now'];
const calendars = ['_localtime_js', '_gmtime_js', '_mktime_js'];
const process = ['random_get', '__syscall_getuid32_js'];
/** Asked by every call from here into Python about what came back; they read and keep nothing. */
const checks = ['JsvError_Check', 'JsvNoValue_Check'];

/** What passes while the gate is shut: each touches the interpreter's memory and its in-memory files, and nothing else. */
export const passing: ReadonlySet<string> = new Set([
  ...files,
  ...[...paths, ...changes, ...handles].map((name) => `__syscall_${name}`),
  ...kinds,
  ...clocks,
  ...calendars,
  ...process,
  ...checks,
]);

/** EPERM as Emscripten's C library numbers it, and EAI_FAIL. */
const notPermitted = -63;
const noSuchName = -4;

const answers = new Map<string, number>([
  ['_mmap_js', notPermitted],
  ['_munmap_js', notPermitted],
  ['_msync_js', notPermitted],
  ['_setitimer_js', notPermitted],
  ['getaddrinfo', noSuchName],
  // Whether a file handle is a socket, and whether Python may wait for a promise: never.
  ['_try_fcntl64', 0],
  ['can_run_sync_js', 0],
]);

export const gate = {
  shut: false,
  /** The import that a program touched while it was closed to it. */
  touched: '',
  /** Bytes to which the interpreter's memory may grow. */
  memoryBytes: Number.POSITIVE_INFINITY,
  /** The program asked for memory beyond that. */
  exhausted: false,
  /** The interpreter's memory, as soon as there is one. */
  memory: null as WebAssembly.Memory | null,
};

type Call = (...values: unknown[]) => unknown;

function guard(name: string, call: Call): Call {
  if (passing.has(name)) return call;
  if (name === 'emscripten_resize_heap') return (...values) => watchGrowth(call(...values));
  const answer = answers.get(name) ?? (name.startsWith('__syscall_') ? notPermitted : null);
  return (...values) => {
    if (!gate.shut) return call(...values);
    if (answer !== null) return answer;
    gate.touched ||= name;
    throw new WebAssembly.RuntimeError(`closed: ${name}`);
  };
}

function watchGrowth(granted: unknown): unknown {
  if (!granted) gate.exhausted = true;
  return granted;
}

function isCall(value: unknown): value is Call {
  return typeof value === 'function';
}

/** The GOT modules hold addresses, made on demand, and no functions. */
function guardAll(imports: WebAssembly.Imports): WebAssembly.Imports {
  const guarded: WebAssembly.Imports = {};
  for (const [module, members] of Object.entries(imports)) {
    guarded[module] = module.startsWith('GOT.') ? members : guardModule(members);
  }
  return guarded;
}

/** A module's imports as a program meets them. */
export function guardModule(members: Record<string, unknown>): Record<string, unknown> {
  const guarded = Object.entries(members).map(([name, value]) => [name, isCall(value) ? guard(name, value) : value]);
  return Object.fromEntries(guarded);
}

const { Memory, Module, Instance } = WebAssembly;
const growMemory = Memory.prototype.grow;

Memory.prototype.grow = function grow(pages) {
  if (this.buffer.byteLength + pages * 65536 > gate.memoryBytes) throw new RangeError('memory limit');
  return growMemory.call(this, pages);
};

WebAssembly.compile = async (bytes) => new Module(bytes);

WebAssembly.instantiate = async (source, imports = {}) => {
  const module = source instanceof Module ? source : new Module(source);
  const instance = new Instance(module, guardAll(imports));
  if (instance.exports.memory instanceof Memory) gate.memory = instance.exports.memory;
  return source instanceof Module ? instance : { module, instance };
};

// Suspending imports are objects, which no guard can wrap; without the two names Pyodide does not make any.
Reflect.deleteProperty(WebAssembly, 'Suspending');
Reflect.deleteProperty(WebAssembly, 'promising');
