import { imports, type Sign } from './sign.ts';

const judged =
  'abs|all|any|len|sum|max|min|sorted|isinstance|type|print|round|repr|eval|exec|compile|open|hash|id|iter|next';
const patched =
  'json|math|time|random|re|operator|functools|itertools|types|copy|ast|traceback|decimal|string|sys|os|io';

/** What Python programs do that try to look at or to change what judges them. */
export const pythonSigns: Sign[] = [
  [
    'frames',
    /\b(?:_getframe\w*|_current_frames|currentframe|f_back|f_locals|f_globals|f_builtins|tb_frame|[gc][ir]_frame|ag_frame|walk_stack|getouterframes)\b/,
  ],
  ['garbage collector', imports('gc')],
  ['ctypes', imports('_?ctypes|_?cffi')],
  ['os._exit', /\b_exit\b|\bos\.(?:abort|kill|killpg)\b/],
  ['exit at top level', /^(?:(?:sys\.)?exit|quit|raise\s+SystemExit|os\._exit)\b/m],
  ['sys.modules', /\bsys\.modules\b|\bsys\b.{0,20}['"]modules['"]/],
  ['tracing', /\b(?:settrace|setprofile|_settraceallthreads)\b|\bsys\.monitoring\b/],
  [
    'always equal',
    /def\s+__(?:eq|hash|le|ge|contains|bool|instancecheck)__\s*\([^)\n]*\)[^:\n]*:\s*return\s+(?:True|1|0|not\s+False)\s*(?:$|[;#])|__(?:eq|instancecheck)__\s*=\s*lambda[^:\n]*:\s*True\b/m,
  ],
  ['builtins patched', new RegExp(`\\bimport\\s+builtins\\b|\\b__builtins__\\b|^(?:${judged})\\s*=[^=]`, 'm')],
  ['modules patched', new RegExp(`^[ \\t]*(?:${patched})\\.\\w+\\s*=[^=]|\\bsetattr\\s*\\(\\s*(?:${patched})\\b`, 'm')],
  ['test framework', imports('unittest|pytest|_pytest|doctest|nose')],
  ['inspect', imports('inspect')],
  ['way into JavaScript', imports('js|pyodide\\w*|_pyodide\\w*')],
  [
    'processes',
    /\b(?:subprocess|multiprocessing|posix_spawnp?|pty)\b|\bos\.(?:system|popen|exec[lv]p?e?|spawn\w+|fork)\b/,
  ],
  ['network', imports('socket|_socket|urllib\\.request|http\\.client|requests|aiohttp')],
  ['exit handlers', /\batexit\b|\bweakref\.finalize\b|def\s+__del__\b|\bsignal\.signal\b/],
  ['import hooks', /\bsys\.(?:meta_path|path_hooks|path_importer_cache)\b|\b__import__\s*=[^=]/],
  ['function internals', /\b(?:__code__|__closure__|co_consts|CodeType|__subclasses__|__globals__)\b/],
  ['system files', /['"]\/(?:proc|sys|dev|etc|tmp\/(?:request|answer))\b/],
];
