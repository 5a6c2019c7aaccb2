import { libraryExercise } from './exercise-library.ts';

/** A program, and tests of it, one after the other until one fails. */
interface Exercise {
  program: string;
  code: string;
}

/**
 * Programs such as people set as exercises. Run many times over before a snapshot is stored, they show V8 which parts of
 * the interpreter are worth compiling well, so that no slot has to find out by itself.
 */
export const exercises: Exercise[] = [
  {
    program: String.raw`
from typing import Dict, List, Optional, Tuple
import math, re
from collections import Counter, defaultdict, deque
from functools import lru_cache, reduce
from itertools import accumulate, combinations, groupby, permutations

def primes(limit: int) -> List[int]:
    """The primes below a limit.
    >>> primes(10)
    [2, 3, 5, 7]
    """
    found = []
    for candidate in range(2, limit):
        if all(candidate % prime for prime in found if prime * prime <= candidate):
            found.append(candidate)
    return found

def merge_sort(values: List[float]) -> List[float]:
    if len(values) < 2:
        return values[:]
    middle = len(values) // 2
    left, right, merged = merge_sort(values[:middle]), merge_sort(values[middle:]), []
    while left and right:
        merged.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return merged + left + right

@lru_cache(maxsize=None)
def steps(count):
    return 1 if count < 2 else steps(count - 1) + steps(count - 2)

def roman(number):
    text = ''
    for value, sign in ((1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'), (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')):
        while number >= value:
            text += sign
            number -= value
    return text

def words(text: str) -> Dict[str, int]:
    counts = defaultdict(int)
    for word in re.findall(r'[a-z]+', text.lower()):
        counts[word] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

def balanced(text):
    stack, pairs = [], {')': '(', ']': '[', '}': '{'}
    for sign in text:
        if sign in pairs.values():
            stack.append(sign)
        elif sign in pairs:
            if not stack or stack.pop() != pairs[sign]:
                return False
    return not stack

class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in zip(*other.rows)] for row in self.rows])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

def parse(text: str) -> Optional[int]:
    try:
        return int(text, 10)
    except ValueError:
        return None
`,
    code: String.raw`
def check(candidate):
    assert candidate(30) == [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]
    assert merge_sort([3, 1.5, 2, -4, 10, 7, 0]) == sorted([3, 1.5, 2, -4, 10, 7, 0]), "sorting"
    assert steps(40) == 165580141 and math.gcd(84, 36) == 12 and 2 ** 100 % 97 == pow(2, 100, 97)
    assert [roman(n) for n in (1994, 2024, 49)] == ['MCMXCIV', 'MMXXIV', 'XLIX']
    assert words('the cat and the dog and the bird') == {'the': 3, 'and': 2, 'bird': 1, 'cat': 1, 'dog': 1}
    assert balanced('([]{()})') is True and balanced('([)]') is False
    assert Matrix([[1, 2], [3, 4]]) @ Matrix([[0, 1], [1, 0]]) == Matrix([[2, 1], [4, 3]])
    assert parse('17') == 17 and parse('x') is None
    assert Counter('mississippi').most_common(2) == [('i', 4), ('s', 4)]
    assert [''.join(p) for p in permutations('abc')][-1] == 'cba' and len(list(combinations(range(6), 3))) == 20
    assert list(accumulate([1, 2, 3])) == [1, 3, 6] and reduce(lambda a, b: a * b, range(1, 11)) == 3628800
    assert {k: len(list(g)) for k, g in groupby('aaabbc')} == {'a': 3, 'b': 2, 'c': 1}
    assert f"{3.14159:.2f} {255:x} {'left':<6}|" == '3.14 ff left  |' and abs(math.sqrt(2) ** 2 - 2) < 1e-9
    assert set(x % 7 for x in range(100)) == set(range(7)) and sum(x * x for x in range(1000)) == 332833500
    queue = deque([1, 2, 3]); queue.rotate(1)
    assert list(queue) == [3, 1, 2] and 'a,b,,c'.split(',') == ['a', 'b', '', 'c'] and ' x '.strip().upper() == 'X'
    assert tuple(reversed('abc')) == ('c', 'b', 'a') and max([(2, 'a'), (2, 'b')]) == (2, 'b')

check(primes)
`,
  },
  {
    program:
      'def first_even(values):\n    for value in values:\n        if value % 2 == 0:\n            return value\n    raise LookupError(f"no even number in {values}")\n',
    code: 'assert first_even([1, 3, 4]) == 4\nassert first_even([1, 3])\n',
  },
  { program: 'def broken(values:\n    return values\n', code: 'assert broken([]) == []\n' },
  libraryExercise,
];
