/** Splits published tests: by value where a test compares a call with a literal, as code where it does anything else. */
export const tests = String.raw`
class Split:
    """Tests found in one source, and what the code among them has to carry."""

    def __init__(self, source, entry_point, setup):
        self.text = Text(source)
        self.body = ast.parse(source).body
        self.carried = [node for node in self.body if is_carried(node)]
        self.entry_point = entry_point or named_entry_point(self.body)
        self.given = Given(setup, self.entry_point)
        self.own = bound_names(*self.carried)
        self.made = bound_names(*(node for node in self.carried if not isinstance(node, imports)))
        self.changing = bound_names(*filter(can_change, self.carried))
        # A statement came by that may have changed something: what follows has to follow it.
        self.stirred = False
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
                self.read_statement(node)
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

    def read_statement(self, node):
        """A statement with assertions in it is a test; any other only leads to those that follow it."""
        following = self.body[self.body.index(node) + 1:]
        if has_assert(node) or not any(has_assert(other) for other in following):
            self.add_code(self.text.of(node), node)
        if not has_assert(node):
            self.stirred = True

    def read_assert(self, node):
        test = self.value_test(node, None)
        if test:
            self.tests.append(test)
        elif not is_vacuous(node):
            self.add_code(self.text.of(node), node)

    def add_code(self, code, node=None):
        """A test with all that leads to it: what is defined anywhere, and what happens before it."""
        before = self.body[:self.body.index(node)] if node else self.body
        leading = [part for part in self.body if is_definition(part) and part in self.carried
                   or part in before and self.leads(part)]
        carried = '\n'.join([*map(self.text.of, leading), code])
        self.tests.append({'kind': 'code', 'code': '\n'.join([*self.given.used_by(carried), carried])})

    def leads(self, node):
        """Whether a statement may matter to the tests after it; an assertion does when its calls may change what they made."""
        if isinstance(node, ast.Assert):
            return has_call(node) and bool(free_names(node) & self.changing)
        return node in self.carried or not (is_test(node) or is_start(node) or is_ignored(node) or has_assert(node))

    def value_test(self, node, candidate):
        """The test by value that an assert is, or None."""
        if self.stirred:
            return None
        for call, expected, relation in asked_by(node.test, self.made | {self.entry_point}):
            value = literal_value(expected)
            if value and self.is_free(call):
                found = self.asking(call, candidate, '%s', self.text.of(expected), value)
                return found | ({'relation': relation} if relation else {})
        negated = isinstance(node.test, ast.UnaryOp) and isinstance(node.test.op, ast.Not)
        if self.entry_point != 'bool' and self.is_free(node.test.operand if negated else node.test):
            return self.asking(node.test, candidate, '%s' if negated else 'bool(%s)', 'True', encode(True))
        return None

    def is_free(self, call):
        """A question that needs nothing of what the tests define."""
        return is_question(call) and not free_names(call) & self.own

    def asking(self, call, candidate, form, expected, value):
        asked = self.text.replaced(call, candidate, self.entry_point) if candidate else self.text.of(call)
        return {'kind': 'value', 'call': one_expression(form % asked), 'expected': expected, 'value': Encoded(value)}


def one_expression(text):
    return '(' + text + ')' if '\n' in text else text


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


def can_change(node):
    """Whether a statement names something that a call may change."""
    assigned = node.value if isinstance(node, (ast.Assign, ast.AnnAssign)) else None
    return assigned is not None and any(isinstance(part, (ast.Call, *displays)) for part in ast.walk(assigned))


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


def has_assert(node):
    return any(isinstance(part, ast.Assert) for part in ast.walk(node))


def is_definition(node):
    return isinstance(node, (*definitions, *imports))


def is_test(node):
    return is_check(node) or is_pytest(node) or isinstance(node, ast.ClassDef) and is_test_case(node)


def is_carried(node):
    if is_ignored(node):
        return False
    if isinstance(node, definitions):
        return not is_test(node)
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
        split = Split(normalised(request['code']), request['entryPoint'], normalised(request.get('setup', '')))
        found = split.read()
    except (SyntaxError, ValueError) as error:
        return {'ok': False, 'message': getattr(error, 'msg', None) or str(error)}
    return {'ok': True, 'tests': found, 'entryPoint': split.entry_point}
`;
