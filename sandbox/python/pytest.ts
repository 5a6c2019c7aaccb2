/** The little of pytest that tests of one function use, for tests that run in an interpreter of their own. */
export const pytest = String.raw`
import re
from math import inf, isnan


class Raises:
    """Expects its block to raise."""

    def __init__(self, expected, match=None):
        self.expected, self.match, self.value = expected, match, None

    def __enter__(self):
        return self

    def __exit__(self, kind, error, traceback):
        if kind is None:
            raise AssertionError('DID NOT RAISE %r' % (self.expected,))
        if not issubclass(kind, self.expected):
            return False
        self.value, self.type = error, kind
        if self.match is not None and not re.search(self.match, str(error)):
            raise AssertionError('Regex pattern %r did not match %r' % (self.match, str(error)))
        return True


def raises(expected, *given, match=None, **named):
    if not given:
        return Raises(expected, match)
    with Raises(expected) as raised:
        given[0](*given[1:], **named)
    return raised


class Approx:
    """Equals what lies within its tolerance."""

    def __init__(self, expected, rel=None, abs=None, nan_ok=False):
        self.expected, self.given, self.nan_ok = expected, (rel, abs), nan_ok

    def __eq__(self, actual):
        if isinstance(self.expected, dict):
            return isinstance(actual, dict) and actual.keys() == self.expected.keys() and all(
                self.near(self.expected[key], actual[key]) for key in actual)
        if isinstance(self.expected, (list, tuple)):
            return isinstance(actual, (list, tuple)) and len(actual) == len(self.expected) and all(
                map(self.near, self.expected, actual))
        return self.near(self.expected, actual)

    def near(self, expected, actual):
        if actual == expected:
            return True
        if not isinstance(expected, (int, float, complex)) or not isinstance(actual, (int, float, complex)):
            return False
        if expected != expected:
            return self.nan_ok and actual != actual
        relative, absolute = self.given
        allowed = 1e-12 if absolute is None else absolute
        if relative is not None or absolute is None:
            allowed = max(allowed, (1e-6 if relative is None else relative) * abs(expected))
        return abs(expected) != inf and abs(actual - expected) <= allowed

    def __repr__(self):
        return 'approx(%r)' % (self.expected,)


def fail(reason=''):
    raise AssertionError(reason)


def pytest_module():
    module = ModuleType('pytest')
    module.__spec__ = ModuleSpec('pytest', None)
    module.raises, module.approx, module.fail = raises, Approx, fail
    return module
`;
