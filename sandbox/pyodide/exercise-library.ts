/** What programs take out of the standard library, and what the language's own types can do, each once. */
export const libraryExercise = {
  program: String.raw`
import bisect, collections, copy, dataclasses, datetime, functools, hashlib, heapq, itertools, json, operator, random, re, statistics, string, sys
from fractions import Fraction
from typing import Any, Callable, Generic, Iterator, TypeVar, Union

Item = TypeVar('Item')

@dataclasses.dataclass(order=True)
class Point:
    x: float
    y: float = 0.0

    @property
    def length(self) -> float:
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __add__(self, other: 'Point') -> 'Point':
        return Point(self.x + other.x, self.y + other.y)

class Stack(Generic[Item]):
    limit = 50

    def __init__(self, *items: Item, **options: Any):
        self._items, self.options = list(items), options

    def __len__(self):
        return len(self._items)

    def __iter__(self) -> Iterator[Item]:
        yield from reversed(self._items)

    def __getitem__(self, at):
        return self._items[at]

    def __enter__(self):
        return self

    def __exit__(self, *what):
        self._items.clear()
        return True

    @classmethod
    def of(cls, items):
        return cls(*items)

    @staticmethod
    def name():
        return 'stack'

class Bounded(Stack):
    def __repr__(self):
        return f'Bounded({super().__len__()!r}, {self._items!r:>20})'

def counted(function: Callable) -> Callable:
    calls = 0

    @functools.wraps(function)
    def inner(*values, **named):
        nonlocal calls
        calls += 1
        return function(*values, **named), calls
    return inner

@counted
def texts(text: str) -> list:
    """Everything that a text can be asked."""
    words = text.split()
    table = str.maketrans('aeiou', '*****', 'x')
    return [
        text.title(), text.swapcase(), text.capitalize(), text.center(40, '-'), text.ljust(30), text.rjust(30, '.'), text.zfill(30),
        text.translate(table), text.replace('a', 'bb').find('bb'), text.rfind('e'), text.count('o'), text.partition(' '), text.rpartition(' '),
        text.startswith(('a', 'T')), text.endswith('s'), text.isalpha(), text.isdigit(), text.isupper(), text.islower(), text.isalnum(), text.isspace(),
        text.splitlines(), text.lstrip('T'), text.rstrip('.'), text.encode('utf-8').decode('utf-8'), text.casefold(), text.expandtabs(), text.index('e'),
        text[::-1], text[2:-2:3], text * 2, 'x' in text, ' '.join(sorted(words, key=len, reverse=True)), text.rsplit(' ', 1), text.removeprefix('The'),
        [ord(sign) - 96 for sign in text.lower() if 'a' <= sign <= 'z'], ''.join(chr((ord(sign) + 3) % 128) for sign in text), max(words, key=len),
        '%s has %d of %5.2f' % (words[0], len(words), 1.5), '{:>10}|{:<8}|{:^9}|{:+d}|{:,}|{:e}|{:%}'.format('a', 'b', 'c', 5, 1234567, 12.5, 0.25),
        re.sub(r'(\w+) (\w+)', r'\2 \1', text), re.split(r'[\s,;]+', text), [found.span() for found in re.finditer(r'[A-Z][a-z]*', text)],
        re.fullmatch(r'(?P<first>\w+).*', text, re.S).groupdict(), bool(re.match(r'^(?:[^aeiou]|a(?=b))+$', text)), string.ascii_letters.index('z'),
        hashlib.md5(text.encode()).hexdigest(), hashlib.sha256(text.encode()).hexdigest(), repr(text), ascii(text), bytes(text, 'ascii').hex(), hash(text),
    ]

def numbers(limit: int) -> list:
    huge = 3 ** 200 + limit
    return [
        divmod(huge, 10 ** 20 + 39), huge % 998244353, pow(7, huge, 1000003), str(huge), int(str(huge)), huge >> 37, huge << 5, huge & 0xffff, huge | 1, huge ^ limit,
        huge.bit_length(), bin(limit), hex(limit), oct(limit), int('ff', 16), int('-101', 2), -7 // 2, -7 % 3, round(2.675, 2), round(-2.5), abs(-3.25), float('1e-3'),
        float('inf') > huge, 7 / 3, 2 ** -1, 1e300 * 10, str(0.1 + 0.2), format(3.14159, '.3f'), complex(1, 2) * 3j, sum([0.1] * 10), max(range(limit)), min([3.5, 2, 9]),
        sum(int(digit) for digit in str(huge)), [n for n in range(2, limit) if all(n % d for d in range(2, int(n ** 0.5) + 1))], Fraction(3, 4) + Fraction(5, 6),
        statistics.mean([1, 2, 3.5]), statistics.median([5, 1, 4]), random.Random(limit).sample(range(100), 10), random.Random(1).random(), limit.to_bytes(4, 'big'),
        functools.reduce(operator.mul, range(1, 40)), [(a, b) for a in range(20) for b in range(a) if a * a + b * b == 25], True + 1, not limit, 3 < limit <= 10 ** 6,
    ]

def collected(values: list) -> list:
    first, *middle, last = values
    groups = collections.defaultdict(list)
    for at, value in enumerate(values):
        groups[value % 3].append(at)
    ordered = collections.OrderedDict(sorted(groups.items(), reverse=True))
    heap = values[:]
    heapq.heapify(heap)
    heapq.heappush(heap, 4)
    copied = copy.deepcopy({'rows': [values, {'inner': tuple(values)}], 'set': set(values)})
    grid = [[row * column for column in range(8)] for row in range(8)]
    seen, queue = {0}, collections.deque([(0, 0)])
    while queue:
        at, depth = queue.popleft()
        for step in (at * 2 + 1, at * 2 + 2):
            if step < 60 and step not in seen:
                seen.add(step)
                queue.append((step, depth + 1))
    best = [0] * 60
    for weight, worth in [(3, 4), (5, 8), (7, 9), (11, 20)]:
        for room in range(59, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + worth)
    values = sorted(values, key=lambda value: (-(value % 5), value))
    values.insert(2, 99); values.extend([1, 2]); values.remove(99); values.reverse(); values += [7]; del values[1:3]; values[::2] = [0] * len(values[::2])
    return [
        first, middle, last, ordered, [heapq.heappop(heap) for _ in range(3)], heapq.nlargest(2, heap), bisect.bisect_left([1, 3, 5], 4), copied, seen, best[-1],
        [list(column) for column in zip(*grid)], sum(grid, []), any(value > 8 for value in values), all(values), list(map(str, values)), list(filter(None, values)),
        {value: at for at, value in enumerate(values)}, set(values) | {1}, set(values) & {0, 1}, {1, 2} - {2}, {1} ^ {3}, frozenset(values), {1} <= {1, 2}, dict(a=1) | {'b': 2},
        list(itertools.product('ab', repeat=3)), list(itertools.zip_longest([1], [2, 3])), list(itertools.islice(itertools.count(3, 2), 5)), list(itertools.chain([1], (2,))),
        list(itertools.takewhile(lambda n: n < 3, itertools.cycle([1, 2, 3]))), sorted(['b10', 'b9'], key=functools.cmp_to_key(lambda a, b: len(a) - len(b))), values.index(7),
        collections.Counter('abca') - collections.Counter('ab'), collections.Counter([1, 1, 2]).items(), dict(groups).get(9, 'none'), groups.pop(0, None), list(groups.values()),
        json.loads(json.dumps({'a': [1, 2.5, None, True, 'ä'], 'b': {'c': 'x"y'}}, indent=1, sort_keys=True)), datetime.date(2024, 2, 29) + datetime.timedelta(days=366),
        datetime.datetime.strptime('03-11-2000', '%m-%d-%Y').isoformat(), tuple(values) < (1, 2), [1, [2, [3]]] == [1, [2, [3]]], type(values).__name__, isinstance(values, (list, tuple)),
    ]

def flatten(value):
    match value:
        case [first, *rest]:
            return flatten(first) + flatten(rest)
        case {'value': inner}:
            return [inner]
        case []:
            return []
        case _:
            return [value]

def paths(rows, columns, known={}):
    if (found := known.get((rows, columns))) is None:
        found = known[rows, columns] = 1 if min(rows, columns) == 0 else paths(rows - 1, columns) + paths(rows, columns - 1)
    return found

def failing(kind):
    try:
        if kind == 'key': return {}['missing']
        if kind == 'index': return [][1]
        if kind == 'type': return 'a' + 1
        if kind == 'zero': return 1 // 0
        if kind == 'name': return undefined
        if kind == 'attribute': return (1).missing
        if kind == 'value': raise ValueError(f'no {kind}') from None
        return next(iter([]))
    except (KeyError, IndexError) as error:
        return type(error).__name__, str(error), error.args
    except Exception as error:
        return repr(error)
    finally:
        kind = None
`,
  code: String.raw`
assert len(texts('The quick brown fox, jumps; over the lazy dogs.')[0]) > 50
assert len(numbers(200)) > 40 and len(collected([5, 3, 8, 1, 9, 2, 7, 7, 4, 6])) > 40
assert flatten([1, [2, {'value': 3}, [4, []]], 5]) == [1, 2, 3, 4, 5] and paths(9, 9) == 48620
assert all(failing(kind) for kind in ('key', 'index', 'type', 'zero', 'name', 'attribute', 'value', 'none'))
assert sorted([Point(2, 1), Point(1.5)])[0] + Point(1) == Point(2.5) and Point(3, 4).length == 5 and repr(Point(1)) == 'Point(x=1, y=0.0)'
with Bounded.of(range(5)) as stack:
    assert list(stack) == [4, 3, 2, 1, 0] and stack[1:3] == [1, 2] and len(stack) == 5 and 'Bounded(5' in repr(stack) and stack.name() == 'stack'
    raise LookupError
assert len(stack) == 0 and stack.limit == 50
`,
};
