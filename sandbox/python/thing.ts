/** What crosses that is neither plain nor shared: classes, exceptions, the library's own, and subclasses of what is builtin. */
export const thing = String.raw`
from importlib import import_module

functions_and_classes = type, BuiltinFunctionType, FunctionType
builtin_names = {id(held): name for name, held in pristine_builtins.items() if type(held) in functions_and_classes}
part_classes = {kind.__name__: kind for kind in (int, float, complex, str, bytes, tuple, frozenset, list, dict, set)}
parts = {id(kind): (immutable | mutable)[id(kind)] for kind in part_classes.values()}

# A program that raises one of these must neither end a loop of the tests nor pass for their own verdict.
steering = {StopIteration: Exception, StopAsyncIteration: Exception, AssertionError: Exception,
            GeneratorExit: BaseException, SystemExit: BaseException, KeyboardInterrupt: BaseException}


def put_object(held):
    """The JSON of what is not a plain value of a builtin class."""
    held = peer.wholes.get(id(held), (held, held))[1]
    if is_handle(held):
        return '["o",%d]' % number_of(held)
    if id(held) in builtin_names:
        return '["builtin",%s]' % quote(builtin_names[id(held)])
    library = library_name(held)
    if library:
        return '["library",%s,%s]' % tuple(map(quote, library))
    if type in ancestors(type(held)):
        if BaseException in ancestors(held):
            return put_exception_class(held)
        return lend(held)
    for kind in ancestors(type(held)):
        if id(kind) in parts:
            return '["part",%s,%s,%s]' % (quote(simple_name_of(kind)), parts[id(kind)](held), lend(held))
    return lend(held)


def library_name(held):
    """Module and name of a thing of the standard library, which both sides have."""
    if type(held) is ModuleType:
        name = held.__name__
        return (name, '') if pristine_modules.get(name) is held and is_library(name) else None
    if type(held) not in functions_and_classes:
        return None
    module, name = held.__module__, held.__qualname__
    found = pristine_modules.get(module) if type(module) is str and is_library(module) else None
    return (module, name) if found is not None and vars(found).get(name) is held else None


def is_library(name):
    return name.partition('.')[0] in sys.stdlib_module_names and not name.startswith('_')


def take_library(module, name):
    if not is_library(module):
        raise Forged
    found = import_module(module)
    if not name:
        return found
    if type(vars(found)[name]) not in functions_and_classes:
        raise Forged
    return vars(found)[name]


def put_exception_class(kind):
    """A class of the other side's own is made again there, below the same builtin one."""
    if id(kind) in builtin_names:
        return '["builtin",%s]' % quote(builtin_names[id(kind)])
    mirrored = peer.mirrors.get(kind)
    if mirrored is not None:
        return '["o",%d]' % mirrored
    above = [each for each in ancestors(kind)[1:] if BaseException in ancestors(each)]
    return '["exception",%s,%s,%s]' % (lend(kind), quote(simple_name_of(kind)[:100]), put_exception_class(above[0]))


def take_exception_class(lent, name, above):
    number = lent[1]
    if type(number) is not int or type(name) is not str:
        raise Forged
    found = peer.mirrored.get(number)
    if found is None:
        found = mirror(name, take(above), number)
    return found


def mirror(name, above, number):
    if BaseException not in ancestors(above):
        raise Forged
    if peer.is_tests:
        above = harmless(above)
    body = {'__getattr__': ask_raised, '__str__': say_raised} if peer.is_tests else {}
    found = peer.mirrored[number] = type(name, (above,), {'__module__': 'solution', **body})
    peer.mirrors[found] = number
    return found


def ask_raised(self, name):
    """What an exception of the program has beyond its arguments."""
    if id(self) not in peer.raised:
        raise AttributeError(name)
    return ask('get', handle_of_raised(self), name)


def say_raised(self):
    if id(self) not in peer.raised:
        return BaseException.__str__(self)
    return ask('__str__', handle_of_raised(self))


def handle_of_raised(error):
    return take_handle(peer.raised[id(error)][1], 'exception', (), None, '')


def harmless(kind):
    """A class that steers nothing, in place of one that would."""
    for steers, instead in steering.items():
        if steers in ancestors(kind):
            return type(kind.__name__, (instead,), {'__module__': 'solution'})
    return kind


def take_builtin(name):
    if name not in builtin_names.values():
        raise Forged
    return pristine_builtins[name]


def ask_whole(self, name):
    """What a subclass of something builtin has beyond the builtin."""
    return ask('get', peer.wholes[id(self)][1], name)


def take_part(kind, form, whole):
    """A subclass of something builtin is that, by value; what else it has is asked for."""
    held = type(whole[2], (part_classes[kind],), {'__getattr__': ask_whole})(take(form))
    peer.wholes[id(held)] = held, take(whole)
    return held


takers |= {'library': take_library, 'exception': take_exception_class, 'builtin': take_builtin, 'part': take_part}
`;
