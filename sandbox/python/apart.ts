/** Tests in an interpreter of their own: the names that they do not define are those of the program, in the other one. */
export const apart = String.raw`
# What is read of a program's source or put in place of its surroundings has to be where the program is.
together_modules = {'inspect', 'unittest.mock', 'mock', 'importlib', 'gc', 'dis', 'ctypes', 'asyncio', 'threading', 'multiprocessing',
                    'subprocess', 'pathlib', 'tempfile', 'os', 'shutil', 'signal', 'tracemalloc', 'weakref', 'warnings', 'locale'}
together_names = {'globals', 'locals', 'vars', 'exec', 'eval', 'compile', 'open', 'input', 'id', 'super', 'monkeypatch', 'capsys',
                  'capfd', 'tmp_path', 'asyncio', 'redirect_stdout', 'redirect_stderr', 'patch', 'getcontext', '__import__'}
together_attributes = {'stdout', 'stdin', 'stderr', 'modules', 'argv', 'environ', 'seed', 'setrecursionlimit', 'getcontext', 'redirect_stdout',
                       'redirect_stderr', '__code__', '__globals__', '__closure__', '__dict__', '__wrapped__', '__builtins__'}


def can_part(node):
    if isinstance(node, ast.Import):
        return not any(alias.name in together_modules for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        return node.module not in together_modules and not any(alias.name == 'mock' for alias in node.names)
    if isinstance(node, ast.Name):
        return node.id not in together_names
    if isinstance(node, ast.Attribute):
        return node.attr not in together_attributes
    if isinstance(node, ast.Compare):
        return not any(isinstance(operation, (ast.Is, ast.IsNot)) for operation in node.ops) or is_plain_identity(node)
    return not isinstance(node, (ast.Await, ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith))


def is_plain_identity(node):
    """A comparison by identity with what both sides have, such as None and classes, or between two names."""
    sides = [node.left, *node.comparators]
    return any(isinstance(side, ast.Constant) or is_class(side) for side in sides) or all(
        isinstance(side, ast.Name) for side in sides)


def is_class(node):
    return called_name(node) == 'type' or isinstance(node, ast.Name) and node.id in pristine_builtins


def parts_company(source, entry_point):
    """Whether tests can run where the program is not; its classes cannot be inherited from over there."""
    try:
        body = ast.parse(source).body
    except (SyntaxError, ValueError):
        return True
    own = free_names(*body) - pristine_builtins.keys() | {entry_point}
    inherited = (free_names(*node.bases) for part in body for node in ast.walk(part) if isinstance(node, ast.ClassDef))
    return all(can_part(node) for part in body for node in ast.walk(part)) and not any(own & bases for bases in inherited)


def plan_apart(request):
    can = ['true' if parts_company(source, request['entryPoint']) else 'false' for source in request['codes']]
    return record(apart=listing(can))


def test_apart(request):
    program.entry_point = request['entryPoint']
    modules.setdefault('pytest', pytest_module())
    return guarded(run_apart, request['code'], open_tail(kept_bytes), state_of_talk, told_apart)


def state_of_talk():
    return {'broken': 'true'} if peer.broken or peer.ended else {}


def told_apart(error):
    """Of an exception that the program raised, its own account."""
    raised = {'raised': quote(peer.raised[id(error)][2])} if id(error) in peer.raised else {}
    return told(error) | raised | state_of_talk()


def run_apart(source):
    body = ast.parse(source, test_file)
    wanted = free_names(*body.body) - (pristine_builtins.keys() - {program.entry_point})
    return run_counted(body, {'__builtins__': dict(pristine_builtins), '__name__': 'tests'} | borrowed(wanted))


def borrowed(wanted):
    """Names of the program; one that it merely imported from the library is our own library's."""
    names = {}
    ordered = sorted(name for name in wanted if not name.startswith('__'))
    for name, held in demand(lambda: '["names",%s]' % listing([quote(name) for name in ordered])):
        if name not in wanted:
            raise Forged
        if name != program.entry_point and name in sys.stdlib_module_names:
            held = import_module(name)
        if is_handle(held):
            peer.names[number_of(held)] = name
        names[name] = held
    return names


def serve(request):
    """Does what the tests ask of the program."""
    peer.is_tests, peer.next_shared = False, peer.next_shared | 1
    return guarded(serve_message, request['message'], program.prints)


def serve_message(message):
    text = answered(*take_letter(message))
    return {'message': quote(text)} if len(text) <= max_letter else flooded
`;
