/**
 * How values cross between two interpreters. What is immutable and builtin crosses as it is; lists, dicts, sets and byte
 * arrays are shared: each side has its own under one number, and every letter brings the other's up to date.
 */
export const share = String.raw`
import builtins
from collections import Counter, OrderedDict, defaultdict, deque
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from math import isfinite
from sys import getrefcount


class Forged(BaseException):
    """What came across is nothing that an honest interpreter says; whatever the tests make of that, they prove nothing."""

    def __init__(self):
        peer.broken = True


class Peer:
    """One side of a conversation; the other is reached over the crossing."""

    def __init__(self, first):
        self.next_shared = first
        self.shared, self.shapes, self.shared_numbers, self.untold = {}, {}, {}, []
        self.lent, self.lent_numbers, self.borrowed = [], {}, {}
        self.is_tests = first == 0
        self.nesting = 0
        self.ended = self.broken = False
        # Exceptions that came across; classes made after the other side's; subclasses of builtins; names of its handles.
        self.raised, self.mirrors, self.mirrored, self.wholes, self.names = {}, {}, {}, {}, {}


peer = Peer(0)
# Integers within are written as JSON has them: no limit on digits concerns them.
plain_below = 10 ** 600
sole = {0: []}
unshared_count = getrefcount(sole[0])


def put_integer(number):
    return int.__repr__(number) if -plain_below < number < plain_below else '["i","' + digits(number) + '"]'


def put_float(number):
    return float.__repr__(number) if isfinite(number) else '["f","' + float.__repr__(number) + '"]'


def put_all(tag, members):
    return '["' + tag + '",' + listing([put(member) for member in members]) + ']'


def put_bytes(tag, data):
    return '["' + tag + '",' + quote(b2a_base64(data, newline=False).decode('ascii')) + ']'


immutable = {id(kind): form for kind, form in {
    type(None): lambda held: 'null',
    bool: lambda held: 'true' if held else 'false',
    str: quote,
    int: put_integer,
    float: put_float,
    complex: lambda held: '["c","%r","%r"]' % (real_part(held), imaginary_part(held)),
    bytes: lambda held: put_bytes('b', held),
    tuple: lambda held: put_all('t', tuple.__iter__(held)),
    frozenset: lambda held: put_all('z', frozenset.__iter__(held)),
    range: lambda held: put_all('range', (held.start, held.stop, held.step)),
    slice: lambda held: put_all('slice', (held.start, held.stop, held.step)),
    type(Ellipsis): lambda held: '["ellipsis"]',
    type(NotImplemented): lambda held: '["unknown"]',
}.items()}

mutable = {id(kind): form for kind, form in {
    list: lambda held: put_all('l', list.__iter__(held)),
    set: lambda held: put_all('s', set.__iter__(held)),
    dict: lambda held: put_all('d', [part for pair in dict.items(held) for part in pair]),
    bytearray: lambda held: put_bytes('a', bytes(held)),
}.items()}

# Values of the library that tests compare and hand over like builtins: what makes an equal one.
makings = {id(kind): (kind.__name__, taken) for kind, taken in {
    Fraction: lambda held: (held.numerator, held.denominator),
    Decimal: lambda held: (Decimal.__str__(held),),
    date: lambda held: (held.year, held.month, held.day),
    datetime: lambda held: (held.year, held.month, held.day, held.hour, held.minute, held.second, held.microsecond),
    timedelta: lambda held: (held.days, held.seconds, held.microseconds),
    deque: lambda held: ([*deque.__iter__(held)], held.maxlen),
    Counter: lambda held: ({**held},),
    OrderedDict: lambda held: ({**held},),
    defaultdict: lambda held: (held.default_factory, {**held}),
}.items()}
makers = {kind.__name__: kind for kind in
          (Fraction, Decimal, date, datetime, timedelta, deque, Counter, OrderedDict, defaultdict)}


def put(held):
    """The JSON of a value as the other side reads it."""
    kind = type(held)
    form = immutable.get(id(kind))
    if form:
        return form(held)
    if id(kind) in mutable:
        return '["r",%d]' % number_of_shared(held)
    making = makings.get(id(kind))
    if making and getattr(held, 'tzinfo', None) is None:
        return '["made",%s,%s]' % (quote(making[0]), put_all('t', making[1](held)))
    return put_object(held)


def number_of_shared(held):
    number = peer.shared_numbers.get(id(held))
    if number is None:
        number = peer.next_shared
        peer.next_shared += 2
        keep_shared(number, held)
        peer.untold.append(number)
    return number


def keep_shared(number, held):
    peer.shared[number] = held
    peer.shared_numbers[id(held)] = number


def forget_unused():
    """Numbers of containers that nothing here holds any more; what holds others comes before them."""
    unused = []
    for number in list(peer.shared):
        if getrefcount(peer.shared[number]) <= unshared_count:
            unused.append(number)
            forget_shared(number)
    return unused


def forget_shared(number):
    held = peer.shared.pop(number)
    peer.shapes.pop(number, None)
    del peer.shared_numbers[id(held)]


def news():
    """The shared containers that are not as the other side knows them; telling of one may bring others."""
    told = []
    for number, held in list(peer.shared.items()):
        shape = mutable[id(type(held))](held)
        if peer.shapes.get(number) != shape:
            peer.shapes[number] = shape
            told.append('[%d,%s]' % (number, shape))
    return told + first_news()


def first_news():
    """Those of which the other side has not heard yet."""
    told = []
    while peer.untold:
        number = peer.untold.pop()
        if number not in peer.shapes:
            held = peer.shared[number]
            shape = peer.shapes[number] = mutable[id(type(held))](held)
            told.append('[%d,%s]' % (number, shape))
    return told


def letter(said):
    """What is said, with all that the other side has to know beforehand."""
    changed = news()
    # What nothing here holds any more is told of a last time, for the other side may hold it still.
    dropped = forget_unused() if peer.is_tests else []
    text = said()
    return '[%s,%s,%s]' % (listing(changed + first_news()), listing(['%d' % number for number in dropped]), text)
`;
