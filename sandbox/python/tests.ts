/** Splits published tests: by value where a test compares a call with a literal, as code where it does anything else. */
export const tests = String.raw`
class Split:
    """Tests found in one source, and what the code among them has to carry."""

    def __init__(self, source, entry_point):
        self.text = Text(source)
        self.body = ast.parse(source).body
        self.carried = [node for node in self.body if is_carried(node)]
        self.entry_point = entry_point or named_entry_point(self.body)
        self.own = bound_names(*self.carried)
        self.tests = []

    def read(self):
        for node in self.body:
            if isinstance(node, ast.Assert):
                self.read_assert(node)
            elif is_check(node):
                self.read_check(node)
            elif is_pytest(node):
                self.read_function(node, None, node.name + '()')
            elif isinstance(node, ast.ClassDef) and is_test_case(node):
                self.read_test_case(node)
            elif not is_carried(node) and not is_start(node) and not is_ignored(node):
                self.add_code(self.text.of(node))
        return self.tests

    def read_check(self, node):
        candidate = node.args.args[0].arg
        if not self.entry_point:
            raise ValueError('Expected check(...) to be called with a name, found no such call.')
        self.read_function(node, candidate, '%s(%s)' % (node.name, self.entry_point))

    def read_function(self, node, candidate, call):
        """A function that holds nothing but comparisons is those comparisons; any other is one test."""
        asserts = [part for part in node.body if not is_ignored(part) and not isinstance(part, ast.Pass)]
        found = [self.value_test(part, candidate) if isinstance(part, ast.Assert) else None for part in asserts]
        vacuous = [isinstance(part, ast.Assert) and is_vacuous(part) for part in asserts]
        if all(test or empty for test, empty in zip(found, vacuous)) and any(found):
            self.tests += [test for test in found if test]
        elif asserts:
            self.add_code(self.text.of(node) + '\n\n\n' + call)

    def read_test_case(self, node):
        for method in node.body:
            if isinstance(method, functions) and method.name.startswith('test'):
                self.add_code("%s\n\n\n%s('%s').debug()" % (self.text.of(node), node.name, method.name))

    def read_assert(self, node):
        test = self.value_test(node, None)
        if test:
            self.tests.append(test)
        elif not is_vacuous(node):
            self.add_code(self.text.of(node))

    def add_code(self, code):
        pieces = [self.text.of(node) for node in self.carried]
        self.tests.append({'kind': 'code', 'code': '\n'.join([*pieces, code])})

    def value_test(self, node, candidate):
        """The test by value that an assert is, or None."""
        comparison = node.test
        if not isinstance(comparison, ast.Compare) or len(comparison.ops) != 1 or not isinstance(comparison.ops[0], ast.Eq):
            return None
        for call, expected in ((comparison.left, comparison.comparators[0]), (comparison.comparators[0], comparison.left)):
            value = literal_value(expected)
            if value and is_question(call) and not free_names(call) & self.own:
                asked = self.text.replaced(call, candidate, self.entry_point) if candidate else self.text.of(call)
                return {'kind': 'value', 'call': one_expression(asked), 'expected': self.text.of(expected),
                        'value': Encoded(value)}
        return None


class Encoded(str):
    """A text that is JSON already."""


def one_expression(text):
    return '(' + text + ')' if '\n' in text else text


def is_question(node):
    """An expression with a call in it that leaves the comparing to others."""
    parts = list(ast.walk(node))
    return any(isinstance(part, ast.Call) for part in parts) and not any(
        isinstance(part, (ast.Compare, ast.BoolOp, ast.NamedExpr, ast.Lambda, ast.Await)) for part in parts)


def is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def is_vacuous(node):
    return isinstance(node.test, ast.Constant) and bool(node.test.value)


def is_check(node):
    return isinstance(node, ast.FunctionDef) and node.name == 'check' and len(node.args.args) == 1


def is_pytest(node):
    return isinstance(node, ast.FunctionDef) and node.name.startswith('test') and not parameters(node.args)


def is_test_case(node):
    return any(ast.unparse(base).endswith('TestCase') for base in node.bases)


def is_start(node):
    """A call that only starts tests which are read one by one."""
    if is_entry_guard(node):
        return True
    name = called_name(node.value) if isinstance(node, ast.Expr) else None
    return name is not None and (name in ('check', 'main') or name.startswith('test'))


def is_program_import(node):
    """An import of what is tested: the program is no module here."""
    return isinstance(node, ast.ImportFrom) and (node.level > 0 or node.module.split('.')[0] not in sys.stdlib_module_names)


def is_ignored(node):
    """Says nothing that a test needs."""
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        return bound_names(node) == {'METADATA'}
    return is_docstring(node) or is_program_import(node)


def is_carried(node):
    if is_ignored(node):
        return False
    if isinstance(node, definitions):
        return not (is_check(node) or is_pytest(node) or isinstance(node, ast.ClassDef) and is_test_case(node))
    return isinstance(node, (*imports, ast.Assign, ast.AnnAssign))


def named_entry_point(body):
    """The first name that the tests call and do not define; what check(...) is called with goes before."""
    calls = [part for node in body for part in ast.walk(node) if isinstance(part, ast.Call)]
    for call in calls:
        if called_name(call) == 'check' and len(call.args) == 1 and isinstance(call.args[0], ast.Name):
            return call.args[0].id
    free = free_names(*(node for node in body if not is_program_import(node)))
    calls.sort(key=lambda call: (call.lineno, call.col_offset))
    names = [call.func.id for call in calls if isinstance(call.func, ast.Name) and call.func.id in free]
    # A program may be called like a builtin: the least likely reading, and the last.
    names.sort(key=lambda name: name in pristine_builtins)
    return names[0] if names else None


def split_tests(request):
    try:
        split = Split(normalised(request['code']), request['entryPoint'])
        found = split.read()
    except (SyntaxError, ValueError) as error:
        return {'ok': False, 'message': getattr(error, 'msg', None) or str(error)}
    return {'ok': True, 'tests': found, 'entryPoint': split.entry_point}
`;
