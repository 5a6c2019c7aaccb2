/** The conversation itself: a request crosses and gets a reply, and before that perhaps requests of the other side. */
export const converse = String.raw`
max_nesting = 24
max_letter = 4_000_000


class Ended(BaseException):
    """The other side is gone: nothing that the tests still do counts."""


def cross(text):
    if len(text) > max_letter:
        raise OverflowError('a value of %d characters is too large to hand over' % len(text))
    answer = carry(text)
    if answer == 'ended':
        peer.ended = True
        raise Ended
    return take_letter(answer)


def ask(operation, target, *given, **named):
    held = demand(lambda: '["ask",%s,%s,%s,%s]' % (quote(operation), put(target), put(given), put(named)),
                  operation == '__next__')
    if operation == '__call__' and is_handle(held) and peer.names.get(number_of(target), '')[:1].isupper():
        set_made(held, True)
    return held


def demand(said, may_stop=False):
    """The other side's reply, as a value or as the exception that it raised; only an iterator may say that it has stopped."""
    if peer.ended or peer.broken:
        raise Ended
    if peer.nesting >= max_nesting:
        raise RecursionError('the tests and the program call each other too deeply')
    peer.nesting += 1
    try:
        reply = cross(letter(said))
        while reply[0] in requests:
            reply = cross(answered(*reply))
    finally:
        peer.nesting -= 1
    return outcome(may_stop, *reply)


def outcome(may_stop, kind, *fields):
    if kind == 'stop' and not may_stop:
        raise Forged
    try:
        held = replies[kind](*fields)
    except Exception as fault:
        raise Forged from fault
    if kind == 'value':
        return held
    raise held


def answered(kind, *fields):
    """The letter with what became of the other side's request."""
    try:
        text = requests[kind](*fields)
        return letter(lambda: text)
    except (Ended, Forged):
        raise
    except BaseException as error:
        fault = error
    return letter(lambda: put_raised(fault))


def put_raised(error):
    known = peer.raised.get(id(error))
    if known:
        return '["back",%d]' % known[1]
    given = error.args if type(error.args) is tuple else ()
    number = scan(lend(error), 0)[0][1]
    return '["raised",%d,%s,%s,%s]' % (
        number, put_exception_class(type(error)), put(given), quote(describe(error, program.source)))


def take_raised(number, kind, given, told):
    found = take(kind)
    if type(number) is not int or type(told) is not str or BaseException not in ancestors(found):
        raise Forged
    if peer.is_tests:
        found = harmless(found)
    error = made_of_class(found, take(given))
    peer.raised[id(error)] = error, number, told
    return error


def made_of_class(kind, given):
    try:
        return kind(*given)
    except Exception:
        error = kind.__new__(kind)
        error.args = given
        return error


def take_back(number):
    """An exception of ours that went through the other side."""
    error = take_own(number)
    if BaseException not in ancestors(type(error)):
        raise Forged
    steers = harmless(type(error)) is not type(error) and type(error) is not AssertionError
    return RuntimeError('%s came back from the program' % type(error).__name__) if steers else error


def operate(operation, target, given, named):
    target, given, named = take(target), take(given), take(named)
    if peer.is_tests:
        check_request(operation, target, given)
    if operation == '__next__':
        try:
            return '["value",%s]' % put(next(target))
        except StopIteration:
            return '["stop"]'
    if operation == '__call__':
        return '["value",%s]' % put(target(*given, **named))
    asked = operations.get(operation) or getattr(type(target), operation)
    return '["value",%s]' % put(asked(target, *given))


operations = {
    'get': getattr,
    'set': setattr,
    'del': delattr,
    'isinstance': lambda kind, held: isinstance(held, kind),
    'issubclass': lambda kind, held: issubclass(held, kind),
}

# What lies behind these is the tests' own text and what they expect.
closed = (FunctionType, MethodType, GeneratorType, CoroutineType, AsyncGeneratorType, FrameType, CodeType, TracebackType,
          ModuleType)


def check_request(operation, target, given):
    """What the program may do with a thing of the tests: call it, use its operators, its methods and public attributes."""
    if operation in ('get', 'set', 'del') and (type(target) in closed or given[0].startswith('_')):
        raise AttributeError(given[0])
    if operation not in operations and operation not in specials:
        raise AttributeError(operation)


def names_of(wanted):
    """The program's names that the tests use; what is missing is left out."""
    return '["value",%s]' % put(tuple((name, program.names[name]) for name in wanted if name in program.names))


requests = {'ask': operate, 'names': names_of}
replies = {'value': take, 'raised': take_raised, 'back': take_back, 'stop': StopIteration}
`;
