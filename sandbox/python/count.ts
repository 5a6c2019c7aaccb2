/** Runs the code of a test and counts its assertions: code that ends early has proved nothing. */
export const count = String.raw`
import ast

tries_of_all_kinds = ast.Try, getattr(ast, 'TryStar', ast.Try)


class Counting(ast.NodeTransformer):
    """Follows every assertion with a note that it held."""

    def __init__(self):
        self.found = 0

    def visit_Assert(self, node):
        node.number = self.found
        self.found += 1
        note = ast.Call(ast.Name('__asserted__', ast.Load()), [ast.Constant(node.number)], [])
        return [node, ast.fix_missing_locations(ast.copy_location(ast.Expr(note), node))]


def asserts_of(body):
    """Numbers of the assertions that nothing can pass by: those that stand directly in a body, or in a with statement there."""
    numbers = set()
    for node in body:
        if isinstance(node, ast.Assert):
            numbers.add(node.number)
        elif isinstance(node, ast.With):
            numbers |= asserts_of(node.body)
    return numbers


def certain_asserts(body):
    calls = [node.value for node in body if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)]
    called = {getattr(call.func, 'id', None) for call in calls}
    numbers = asserts_of(body)
    for node in body:
        if isinstance(node, ast.FunctionDef) and node.name in called:
            numbers |= asserts_of(node.body)
    return numbers


def tried_asserts(body):
    """Numbers of assertions that a try statement may swallow."""
    tries = [node for part in body for node in ast.walk(part) if isinstance(node, tries_of_all_kinds)]
    return {part.number for node in tries for part in ast.walk(node) if isinstance(part, ast.Assert)}


def run_counted(tree, names):
    counting = Counting()
    held = set()
    counting.visit(tree)
    names['__asserted__'] = held.add
    exec(compiled(tree, test_file, 'exec'), names)
    certain = certain_asserts(tree.body)
    loose = set(range(counting.found)) - tried_asserts(tree.body)
    return {'missed': 'true'} if certain - held or (loose and not held) else {}
`;
