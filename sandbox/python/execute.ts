/** Runs a program, its setup and its tests, one step a request; expected values never come here. */
export const execute = String.raw`
import builtins
from ast import PyCF_ONLY_AST
from importlib.machinery import ModuleSpec
from types import ModuleType

modules = sys.modules
pristine_modules = dict(modules)
pristine_builtins = dict(vars(builtins))


# What a step gives in place of more than is kept.
flooded = {'flooded': 'true'}


class Program:
    """What the steps of one program share; a reset forgets it. Streams are made ahead, for that takes long."""
    source = ''
    entry_point = ''
    names = {}
    prints = open_tail(kept_bytes)
    complaints = open_tail(kept_bytes)[1]
    # The last step came to no good end.
    failed = False


program = Program()


def compiled(source, file, mode, flags=0):
    return compile(source, file, mode, flags, dont_inherit=True, optimize=0)


def load(request):
    module = ModuleType('solution')
    module.__spec__ = ModuleSpec('solution', None)
    modules['solution'] = module
    program.names = module.__dict__
    program.source = request['program']
    program.entry_point = request['entryPoint']
    load_program = check_script if request.get('script') else run_program
    return guarded(load_program, request['setup'], program.prints)


def check_script(setup):
    """A script runs once for each of its tests, and not before."""
    compiled(program.source, program_file, 'exec')
    return {}


def run_program(setup):
    exec(compiled(program.source, program_file, 'exec'), program.names)
    if setup:
        exec(compiled(setup, test_file, 'exec'), program.names)
    if program.entry_point and program.entry_point not in program.names:
        raise NameError("name '%s' is not defined" % program.entry_point)
    return {}


def test_names():
    """The program's names under builtins that it did not touch; the entry point may be called like one of them."""
    names = {name: held for name, held in program.names.items()
             if name not in pristine_builtins or name == program.entry_point}
    names['__builtins__'] = dict(pristine_builtins)
    return names


def call_value(source):
    held = eval(compiled(source, test_file, 'eval'), test_names())
    try:
        return {'value': encode(held)}
    except TooLarge:
        return flooded


def forget_imposters():
    """Modules as a test would import them: no object that merely stands where a module would."""
    for name, module in list(modules.items()):
        if name not in pristine_modules and type(getattr(module, '__spec__', None)) is not ModuleSpec:
            del modules[name]
    modules.update(pristine_modules)


def run_statement(source):
    exec(compiled(source, test_file, 'exec'), test_names())
    return {}


def run_code(source):
    forget_imposters()
    return run_counted(compiled(source, test_file, 'exec', PyCF_ONLY_AST), test_names())


def test_value(request):
    return guarded(call_value, request['call'], program.prints)


def test_code(request):
    return guarded(run_code, request['code'], program.prints)


def test_stdout(request):
    prints = open_tail(kept_test_bytes)
    return guarded(run_statement, request['call'], prints, lambda: {'stdout': quote(printed(*prints))})


def open_complaints():
    """Where nobody reads; a program may have closed it."""
    try:
        is_closed = program.complaints.closed
    except ValueError:
        is_closed = True
    if is_closed:
        program.complaints = open_tail(kept_bytes)[1]
    return program.complaints


def told(error):
    return {'exception': describe(error, program.source)}


def guarded(action, source, prints, more=dict, tell=told):
    sys.stdin = StringIO()
    sys.stdout = prints[1]
    sys.stderr = open_complaints()
    try:
        fields = action(source)
        fields |= more()
    except BaseException as error:
        fields = tell(error)
    if prints[0].left < 0:
        fields |= flooded
    program.failed = 'exception' in fields or 'flooded' in fields
    return record(printed=quote(printed(*prints)[-500:]), **fields)
`;
