/** Runs the program as a script, which reads its standard input and prints; what it should print never comes here. */
export const script = String.raw`
import atexit
from io import BytesIO

kept_script_bytes = 8 * 1_048_576
run_at_exit = atexit._run_exitfuncs
forget_at_exit = atexit._clear


def run_script(text):
    sys.stdin = given = TextIOWrapper(BytesIO(text.encode()), encoding='utf-8')
    main = ModuleType('__main__')
    main.__dict__['__builtins__'] = {**pristine_builtins, 'open': opening(given), 'exit': leave, 'quit': leave}
    modules['__main__'] = main
    forget_at_exit()
    try:
        exec(compiled(program.source, program_file, 'exec'), main.__dict__)
    except SystemExit:
        pass
    end_script()
    return {}


def leave(code=None):
    raise SystemExit(code)


def opening(given):
    """The standard input has the number 0, which programs open to read it fast."""
    def opens(file, mode='r', *more, **named):
        if type(file) is int and file == 0:
            return given.buffer if 'b' in mode else given
        return pristine_builtins['open'](file, mode, *more, **named)
    return opens


def end_script():
    """What an interpreter does when its script has come to its end."""
    threading = modules.get('threading')
    for thread in threading.enumerate() if threading else ():
        if thread is not threading.main_thread() and not thread.daemon:
            thread.join()
    run_at_exit()
    sys.stdout.flush()


def test_script(request):
    prints = open_tail(kept_script_bytes)
    return guarded(run_script, request['stdin'], prints, lambda: {'stdout': quote(printed(*prints))})
`;
