/**
 * Turns a Python value into the JSON of a `Value`.
 *
 * It runs beside the program that made the value, so it asks the value nothing that the value's class can answer: only
 * methods of the builtin types themselves. A subclass of a builtin travels as its builtin part, because that is what
 * Python compares with a literal; whatever has no such part is opaque.
 */
export const value = String.raw`
import sys
from binascii import b2a_base64
from sys import get_int_max_str_digits, set_int_max_str_digits

max_depth = 50
max_characters = 1_000_000
max_shown = 1_000

print_value = repr
ancestors = type.__dict__['__mro__'].__get__
module_of = type.__dict__['__module__'].__get__
name_of = type.__dict__['__qualname__'].__get__
real_part = complex.__dict__['real'].__get__
imaginary_part = complex.__dict__['imag'].__get__


class TooLarge(Exception):
    pass


def tagged(tag, text):
    return '{"t":"' + tag + '","v":' + text + '}'


def digits(number):
    limit = get_int_max_str_digits()
    set_int_max_str_digits(0)
    try:
        return int.__repr__(number)
    finally:
        set_int_max_str_digits(limit)


def integer(number, depth, room):
    if int.bit_length(number) > 3 * max_characters:
        raise TooLarge
    return tagged('int', '"' + digits(number) + '"')


def complex_number(number, depth, room):
    parts = float.__repr__(real_part(number)), float.__repr__(imaginary_part(number))
    return '{"t":"complex","re":"%s","im":"%s"}' % parts


def sequence(tag, members):
    return lambda holder, depth, room: tagged(tag, '[' + ','.join(
        [encode_within(member, depth + 1, room) for member in members(holder)]) + ']')


def mapping(holder, depth, room):
    pairs = ['[' + encode_within(key, depth + 1, room) + ',' + encode_within(item, depth + 1, room) + ']'
             for key, item in dict.items(holder)]
    return tagged('dict', '[' + ','.join(pairs) + ']')


def octets(data, depth, room):
    return tagged('bytes', quote(b2a_base64(data, newline=False).decode('ascii')))


# By identity: a class may say what it is equal to.
forms = {id(kind): form for kind, form in {
    type(None): lambda nothing, depth, room: '{"t":"none"}',
    bool: lambda flag, depth, room: tagged('bool', 'true' if flag else 'false'),
    int: integer,
    float: lambda number, depth, room: tagged('float', '"' + float.__repr__(number) + '"'),
    complex: complex_number,
    str: lambda text, depth, room: tagged('str', quote(text)),
    bytes: octets,
    bytearray: octets,
    list: sequence('list', list.__iter__),
    tuple: sequence('tuple', tuple.__iter__),
    set: sequence('set', set.__iter__),
    frozenset: sequence('frozenset', frozenset.__iter__),
    dict: mapping,
}.items()}


leaves = str, bytes, bytearray, int


def class_name(kind):
    try:
        name = '%s.%s' % (module_of(kind), name_of(kind))
    except BaseException:
        name = 'unknown'
    return name[:100]


def opaque(kind):
    return tagged('opaque', quote(class_name(kind)))


# Modules whose values say the same each time that they are printed.
printing_modules = {'builtins', 'collections', 'datetime', 'decimal', 'fractions', 'itertools', 're'}


def foreign(held):
    """A whole answer that is opaque, with what it prints where that is the library's own and holds no address."""
    kind = type(held)
    try:
        shown = print_value(held) if module_of(kind) in printing_modules else ''
    except BaseException:
        shown = ''
    if type(shown) is not str or not shown or ' at 0x' in shown:
        return opaque(kind)
    return '{"t":"opaque","v":%s,"shown":%s}' % (quote(class_name(kind)), quote(shown[:max_shown]))


def encode_within(held, depth, room):
    for kind in ancestors(type(held)):
        form = forms.get(id(kind))
        if form:
            if depth > max_depth:
                raise TooLarge
            text = form(held, depth, room)
            room[0] -= len(text) if kind in leaves else 8
            if room[0] < 0:
                raise TooLarge
            return text
    return opaque(type(held))


def encode(held):
    """The JSON of a Value; raises TooLarge where it is too large or too deep to be one."""
    try:
        if not any(id(kind) in forms for kind in ancestors(type(held))):
            return foreign(held)
        return encode_within(held, 0, [max_characters])
    except TooLarge:
        raise
    except BaseException:
        return opaque(type(held))
`;
