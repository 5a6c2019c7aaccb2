/**
 * Stands for an object that lives in the other interpreter: what is done to it is done there.
 *
 * In the tests' interpreter the other side is the program on trial. A thing that one of its functions returned is compared with
 * nothing but other such things: otherwise it would learn what the tests expect, and say that it is equal to it. Only
 * what the tests themselves make, by calling a name written like a class, may calculate with plain values.
 */
export const handle = String.raw`
from types import (AsyncGeneratorType, BuiltinFunctionType, CodeType, CoroutineType, FrameType, FunctionType, GeneratorType,
                   MethodType, TracebackType)

always = '__repr__', '__str__'
questions = ('__len__ __bool__ __iter__ __next__ __reversed__ __neg__ __pos__ __abs__ __invert__ __int__ __float__ __complex__ '
             '__index__ __round__ __trunc__ __floor__ __ceil__ __length_hint__ __bytes__ __format__ __getitem__ __setitem__ '
             '__delitem__ __call__ __enter__ __exit__ __missing__').split()
arithmetic_names = 'add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor'.split()
calculations = ['__%s%s__' % (side, name) for name in arithmetic_names for side in ('', 'r', 'i')] + ['__contains__']
comparisons = '__eq__ __ne__ __lt__ __le__ __gt__ __ge__'.split()
specials = {*always, *questions, *calculations, *comparisons, '__hash__'}

# Questions about a text or a set that would tell what is expected of it.
telling = {'startswith', 'endswith', 'issubset', 'issuperset', 'isdisjoint'}
local_classes = {kind.__name__: kind for kind in (FunctionType, GeneratorType, CoroutineType, MethodType)}


class Handle:
    __slots__ = '_handle_number', '_handle_hash', '_handle_class', '_handle_made'

    def __getattribute__(self, name):
        if name == '__class__':
            return class_of(self) or type(self)
        if name in telling and peer.is_tests and not made_of(self):
            raise AttributeError('the tests ask %r of an object of the program' % name)
        if name in comparisons and peer.is_tests:
            return asking(name).__get__(self)
        return ask('get', self, name)

    def __setattr__(self, name, held):
        ask('set', self, name, held)

    def __delattr__(self, name):
        ask('del', self, name)

    def __hash__(self):
        return hash_of(self)

    def __instancecheck__(self, held):
        held = peer.wholes.get(id(held), (held, held))[1]
        return is_handle(held) and ask('isinstance', self, held)

    def __subclasscheck__(self, held):
        return is_handle(held) and ask('issubclass', self, held)


number_of, hash_of, class_of, made_of = (
    getattr(Handle, name).__get__ for name in ('_handle_number', '_handle_hash', '_handle_class', '_handle_made'))
set_number, set_hash, set_class, set_made = (
    getattr(Handle, name).__set__ for name in ('_handle_number', '_handle_hash', '_handle_class', '_handle_made'))
handle_classes = {}


def is_handle(held):
    return Handle in ancestors(type(held))


def asking(special):
    """The method of a handle that asks the other side for its own."""
    def method(self, *given, **named):
        compares = special in comparisons
        if peer.is_tests and (compares or special in calculations) and not all(map(is_handle, given)):
            if special == '__contains__' and not made_of(self):
                return any(given[0] == each for each in self)
            if compares or not made_of(self):
                return NotImplemented
        held = ask(special, self, *given, **named)
        if special in calculations and is_handle(held) and made_of(self):
            set_made(held, True)
        return held
    return method


def handle_class(name, methods, hashable):
    key = name, methods, hashable
    if key not in handle_classes:
        body = {special: asking(special) for special in methods if special in specials}
        if not hashable:
            body['__hash__'] = None
        elif '__hash__' not in body:
            body['__hash__'] = Handle.__hash__
        handle_classes[key] = type(name, (Handle,), {'__slots__': (), **body})
    return handle_classes[key]


def take_handle(number, name, methods, digest, local):
    """The one handle of an object, made when it is first spoken of."""
    if type(number) is not int or type(name) is not str:
        raise Forged
    if number not in peer.borrowed:
        held = object.__new__(handle_class(name, (*always, *methods), digest is not None))
        set_number(held, number)
        set_hash(held, digest)
        set_class(held, local_classes.get(local))
        set_made(held, False)
        peer.borrowed[number] = held
    return peer.borrowed[number]


def methods_of(kind):
    """Special methods that a class has beyond those of every object."""
    return [name for name in specials if name not in always and name != '__hash__'
            and getattr(kind, name, None) not in (None, getattr(object, name, None))]


def digest_of(held):
    try:
        return hash(held)
    except BaseException:
        return None


def lend(held):
    """The JSON of an object of ours that the other side is to hold."""
    number = peer.lent_numbers.get(id(held))
    if number is None:
        number = peer.lent_numbers[id(held)] = len(peer.lent)
        peer.lent.append(held)
    digest = digest_of(held)
    return '["h",%d,%s,%s,%s,%s]' % (
        number,
        quote(simple_name_of(type(held))[:100]),
        listing([quote(name) for name in methods_of(type(held))]),
        'null' if digest is None else digits(digest),
        quote(simple_name_of(type(held)) if type(held) in local_classes.values() else ''),
    )


def take_own(number):
    if type(number) is not int or number < 0:
        raise Forged
    return peer.lent[number]


takers['h'] = take_handle
takers['o'] = take_own
`;
