import { hostile, loopTests, sumTests } from './program.ts';

const wrong = '\ndef add(a, b):\n    return None\n';

const eachFrame = (body: string): string => `
import sys
def add(a, b):
    frame = sys._getframe()
    while frame:
        names = frame.f_globals
        ${body}
        frame = frame.f_back
    return None
`;

const programs: [title: string, program: string][] = [
  [
    'makes every function of the judge say nothing',
    eachFrame(
      "for name in ('describe', 'guarded', 'test_value', 'test_code', 'run_code', 'call_value'):\n            names.get('describe') and names.update({name: lambda *rest: '{\"printed\":\"\"}'})",
    ),
  ],
  [
    'makes the judge see no exception',
    eachFrame("names.get('describe') and names.update(describe=lambda *rest: 'null', fault=None)"),
  ],
  [
    'rewrites the builtins that the judge uses',
    eachFrame(
      "frame.f_builtins.update({name: (lambda *rest, **more: True) for name in ('type', 'len', 'str', 'isinstance', 'dict', 'eval', 'exec')})",
    ),
  ],
  [
    'answers in the place of the judge',
    `import os\ndef add(a, b):\n    with open('/dev/answer', 'w') as file:\n        file.write('{"printed":"","status":"passed","passed":true}')\n    os._exit(0)`,
  ],
  [
    'leaves an answer and ends',
    `import os\nopen('/dev/answer', 'w').write('{"printed":""}')\ndef add(a, b):\n    os.kill(os.getpid(), 9)`,
  ],
  [
    'puts folders where requests and answers go',
    `import os\nfor name in ('/dev/answer', '/dev/request'):\n    os.makedirs(name + '/in', exist_ok=True)${wrong}`,
  ],
  [
    'links the answer to somewhere else',
    `import os\nos.symlink('/dev/null', '/dev/answer')\nos.symlink('/dev/request', '/dev/request')${wrong}`,
  ],
  [
    'takes its folder away',
    `import os, shutil\nos.chmod('/tmp', 0)\nshutil.rmtree('/tmp', ignore_errors=True)\nos.rename('/home', '/tmp') if os.path.exists('/home') else None${wrong}`,
  ],
  [
    'ends by every kind of exception',
    `kinds = iter([SystemExit(0), KeyboardInterrupt(), GeneratorExit(), StopIteration(5)])\ndef add(a, b):\n    raise next(kinds)`,
  ],
  [
    'raises an assertion of its own as if a test had',
    `names = {}\nexec(compile('def add(a, b):\\n    raise AssertionError', 'test.py', 'exec'), names)\nadd = names['add']`,
  ],
  [
    'raises an exception that lies about itself',
    `class Lie(type):\n    __name__ = property(lambda self: 'passed')\n    __qualname__ = property(lambda self: 'passed')\nclass Fault(Exception, metaclass=Lie):\n    __class__ = property(lambda self: int)\n    __traceback__ = property(lambda self: None)\n    def __str__(self): raise SystemExit(0)\n    def __eq__(self, other): return True\ndef add(a, b):\n    raise Fault`,
  ],
  [
    'raises a class that cannot be made',
    `class Fault(BaseException):\n    def __init__(self): raise SystemExit(0)\ndef add(a, b):\n    raise Fault`,
  ],
  [
    'exits whenever something is set free',
    `import os, weakref\nclass Grave:\n    def __del__(self): os._exit(0)\ndef add(a, b):\n    thing = Grave()\n    weakref.finalize(thing, os._exit, 0)\n    return thing`,
  ],
  [
    'exits from hooks',
    `import sys, os, warnings, atexit, gc\nleave = lambda *rest, **more: os._exit(0)\nsys.excepthook = sys.unraisablehook = sys.displayhook = leave\nwarnings.showwarning = leave\natexit.register(leave)\ngc.callbacks.append(leave)${wrong}`,
  ],
  ['empties the builtins', `import builtins\ndef add(a, b):\n    vars(builtins).clear()`],
  ['forgets all modules', `import sys\nsys.modules.clear()${wrong}`],
  [
    'leaves no room to call anything',
    `import sys\ndef add(a, b):\n    sys.setrecursionlimit(len(__import__('inspect').stack()) + 8)`,
  ],
  [
    'rewrites types from behind',
    `import gc\nfor kind in (int, str, list, dict, tuple, BaseException, type(None)):\n    names = gc.get_referents(kind.__dict__)[0]\n    for name in ('__eq__', '__repr__', '__iter__', 'items', '__len__', '__str__', '__bool__'):\n        if name in names:\n            names[name] = lambda *rest: True${wrong}`,
  ],
  [
    'lies about its ancestors',
    `class Kind(type):\n    def mro(cls): return [cls, int, bool, object]\ntry:\n    class Five(metaclass=Kind): pass\nexcept TypeError:\n    class Five: __mro__ = (int, object)\ndef add(a, b):\n    return Five()`,
  ],
  [
    'returns what is equal to everything',
    `class Any(int):\n    __eq__ = __le__ = __ge__ = __lt__ = __gt__ = lambda self, other: True\n    __ne__ = lambda self, other: False\n    __hash__ = lambda self: 0\n    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __abs__ = lambda self, *rest: self\n    __bool__ = lambda self: True\ndef add(a, b):\n    return Any(10 ** 9)`,
  ],
  [
    'returns a generator, a coroutine, a class and itself by turns',
    `def numbers(): yield 5\nasync def later(): return 5\nturns = iter([numbers(), later(), int])\ndef add(a, b):\n    return next(turns, add)`,
  ],
  [
    'registers codecs and their errors',
    `import codecs\ncodecs.register(lambda name: codecs.CodecInfo(lambda *rest: (b'{}', 2), lambda *rest: ('{}', 2), name=name))\nfor name in ('strict', 'replace', 'backslashreplace', 'surrogateescape'):\n    codecs.register_error(name, lambda error: ('passed', error.end))\ndef add(a, b):\n    print('\\ud800')\n    return '\\ud800'`,
  ],
  [
    'replaces the streams',
    `import sys, os\nclass Stream:\n    def write(self, *rest): os._exit(0)\n    flush = close = fileno = read = readline = write\n    def __getattr__(self, name): raise SystemExit(0)\nsys.stdout = sys.stderr = sys.__stdout__ = sys.__stderr__ = sys.stdin = Stream()\ndef add(a, b):\n    sys.stdout = sys.stderr = Stream()`,
  ],
  [
    'closes the streams',
    `import sys, os\nsys.stdout.close()\nfor descriptor in range(10):\n    try: os.close(descriptor)\n    except OSError: pass${wrong}`,
  ],
  [
    'hooks imports',
    `import sys\nclass Finder:\n    def find_spec(self, *rest): raise SystemExit(0)\nsys.meta_path.insert(0, Finder())\nsys.path_hooks.insert(0, lambda path: Finder())\nsys.path_importer_cache.clear()${wrong}`,
  ],
  [
    'patches the loop of the tests away',
    `import builtins\nbuiltins.range = lambda *rest: []\nbuiltins.enumerate = builtins.zip = lambda *rest: iter(())\nbuiltins.AssertionError = SystemExit${wrong}`,
  ],
  [
    'signals itself',
    `import signal, os\ndef add(a, b):\n    for number in (signal.SIGABRT, signal.SIGSEGV, signal.SIGTERM):\n        signal.raise_signal(number)`,
  ],
  [
    'breaks its process',
    `import faulthandler, os\ndef add(a, b):\n    faulthandler._sigsegv() if hasattr(faulthandler, '_sigsegv') else os.abort()`,
  ],
  ['starts threads', `import threading, os\ndef add(a, b):\n    threading.Thread(target=os._exit, args=(0,)).start()`],
  [
    'changes what its place looks like',
    `import locale, os, time, decimal\nlocale.setlocale(locale.LC_ALL, 'C')\nos.environ['TZ'] = 'X'\nos.umask(0o777)\nos.chdir('/')\ntime.time = time.sleep = lambda *rest: 0\ndecimal.getcontext().prec = 1${wrong}`,
  ],
];

/** Programs that try to steer the verdict, or to leave something for the next program. */
export const steering = programs.flatMap(([title, program]) => [
  hostile(title, program, sumTests),
  hostile(`${title}, while tests loop`, program, loopTests),
]);
