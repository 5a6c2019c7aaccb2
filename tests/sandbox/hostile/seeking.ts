import { hostile, secretLoopTests, secretTests, seeker } from './program.ts';

const ways: [title: string, look: string][] = [
  [
    'walks the frames below it, their locals and globals',
    `
import sys
def look():
    frame = sys._getframe()
    while frame:
        for names in (frame.f_locals, frame.f_globals, frame.f_builtins):
            for held in list(names.values()):
                note(held if isinstance(held, (str, bytes)) else repr(held))
        frame = frame.f_back`,
  ],
  [
    'reaches frames by the traceback of an exception',
    `
def look():
    try:
        1 / 0
    except ZeroDivisionError as error:
        frame = error.__traceback__.tb_frame
        while frame:
            note(repr(frame.f_locals))
            note(repr(frame.f_code.co_consts))
            frame = frame.f_back`,
  ],
  [
    'walks everything that the garbage collector knows',
    `
import gc
def look():
    for held in gc.get_objects():
        try:
            for part in gc.get_referents(held):
                if type(part) in (str, bytes, bytearray):
                    note(bytes(part) if type(part) is bytearray else part)
        except Exception:
            pass`,
  ],
  [
    'reads every file',
    `
import os
def look():
    for folder, _, names in os.walk('/'):
        for name in names:
            try:
                with open(os.path.join(folder, name), 'rb') as file:
                    note(file.read(1 << 20))
            except OSError:
                pass`,
  ],
  [
    'reads the files that carry requests and answers',
    `
import os
def look():
    for path in ('/dev/request', '/dev/answer', '/dev/stdin', '/proc/self/cmdline', '/proc/self/environ', '/proc/self/mem'):
        try:
            note(open(path, 'rb').read(1 << 20))
        except OSError:
            pass`,
  ],
  [
    'reads every open file descriptor',
    `
import os
def look():
    for descriptor in range(3, 256):
        try:
            os.lseek(descriptor, 0, 0)
            note(os.read(descriptor, 1 << 20))
        except OSError:
            pass`,
  ],
  [
    'reads standard input, arguments and the environment',
    `
import os, sys
def look():
    note(sys.stdin.read())
    note(repr(sys.argv) + repr(getattr(sys, 'orig_argv', '')) + repr(dict(os.environ)))`,
  ],
  [
    'walks the names of every module',
    `
import sys
def look():
    for module in list(sys.modules.values()):
        for held in list(getattr(module, '__dict__', {}).values()):
            note(held if isinstance(held, (str, bytes)) else repr(held)[:10000])`,
  ],
  [
    'listens to what is compiled',
    `
import sys
def hear(event, arguments):
    for part in arguments:
        note(part if isinstance(part, (str, bytes)) else repr(part))
sys.addaudithook(hear)`,
  ],
  [
    'traces the calls of those who call it',
    `
import sys
def watch(frame, event, argument):
    note(repr(frame.f_locals) + repr(frame.f_code.co_consts))
    return watch
sys.setprofile(watch)
sys.settrace(watch)`,
  ],
  [
    'monitors the interpreter',
    `
import sys
monitoring = sys.monitoring
monitoring.use_tool_id(2, 'seek')
monitoring.set_events(2, monitoring.events.PY_START | monitoring.events.CALL)
monitoring.register_callback(2, monitoring.events.PY_START, lambda code, at: note(repr(code.co_consts)))
monitoring.register_callback(2, monitoring.events.CALL, lambda code, at, function, first: note(repr(first)[:100000]))`,
  ],
  [
    'replaces the functions that read and compile',
    `
import builtins, json, _json
def spy(held, real):
    def spied(*arguments, **named):
        for part in arguments:
            note(part if isinstance(part, (str, bytes)) else repr(part)[:10000])
        return real(*arguments, **named)
    return spied
for holder in (builtins, json, _json, json.decoder, json.scanner):
    for name in ('compile', 'eval', 'exec', 'open', 'loads', 'dumps', 'scanstring', 'encode_basestring_ascii', 'dict', 'type'):
        if hasattr(holder, name):
            setattr(holder, name, spy(holder, getattr(holder, name)))`,
  ],
  [
    'looks at objects as they are set free',
    `
import gc, sys
class Grave:
    def __del__(self):
        frame = sys._getframe()
        while frame:
            note(repr(frame.f_locals)[:100000])
            frame = frame.f_back
def look():
    Grave()
    gc.callbacks.append(lambda phase, info: Grave())
    gc.collect()`,
  ],
  [
    'asks the call stack for its source',
    `
import inspect
def look():
    for row in inspect.stack(5):
        note(repr(row.code_context) + repr(row.frame.f_locals))`,
  ],
  [
    'reads memory through ctypes',
    `
import ctypes
def look():
    for at in range(1 << 16, 1 << 25, 1 << 16):
        note(ctypes.string_at(at, 1 << 16))`,
  ],
  [
    'imports what judges it by every name that it might have',
    `
import importlib, sys
def look():
    for name in ('host', 'test', 'tests', 'solution', 'check', 'judge', '__main__', 'program', '_pyodide', 'pyodide.code'):
        try:
            module = importlib.import_module(name)
            note(repr(vars(module))[:1000000])
        except ImportError:
            pass`,
  ],
];

/** Programs that look for the answers where those might lie about. */
export const seeking = ways.flatMap(([title, look]) => [
  hostile(title, seeker + look, secretTests),
  hostile(`${title}, while tests loop`, seeker + look, secretLoopTests),
]);
