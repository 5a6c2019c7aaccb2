/** What an assertion asks: which call, what is expected of it, and how both have to stand to each other. */
export const relation = String.raw`
from math import isfinite

compared = {ast.NotEq: '!=', ast.Is: 'is', ast.IsNot: 'is not', ast.In: 'in', ast.NotIn: 'not in',
            ast.Lt: '<', ast.LtE: '<=', ast.Gt: '>', ast.GtE: '>='}
exchanged = {'in': 'contains', 'not in': 'lacks', '<': '>', '<=': '>=', '>': '<', '>=': '<='}
holders = ast.List, ast.Tuple, ast.Set, ast.Dict
orders = '<', '<=', '>', '>='


def is_question(node):
    """An expression with a call in it that leaves the comparing to others, and does not reckon with what is expected."""
    parts = list(outside_lambdas(node))
    return any(isinstance(part, ast.Call) for part in parts) and not any(
        isinstance(part, (ast.Compare, ast.BoolOp, ast.NamedExpr, ast.Await)) or reckons(part)
        for part in parts)


def number_at(node):
    """The finite number that is written there, as JSON takes it, or None."""
    try:
        held = evaluate(node)
    except Exception:
        return None
    return held if type(held) in (int, float) and isfinite(held) and held >= 0 else None


def is_library_call(node, module, name, bound):
    """A call of a module's function, under its own name and through an import only."""
    if not isinstance(node, ast.Call) or not bound.isdisjoint({module, name}):
        return False
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr == name and isinstance(function.value, ast.Name) and function.value.id == module
    return isinstance(function, ast.Name) and function.id == name


def tolerances(call, names):
    """The keywords of a call as numbers by name; None when one is something else."""
    found = {keyword.arg: number_at(keyword.value) for keyword in call.keywords}
    return found if found.keys() <= set(names) and None not in found.values() else None


def asked_by(test, bound):
    """Possible readings of an assertion: its question, what is expected, and the relation; None is equality."""
    if isinstance(test, ast.Compare) and len(test.ops) == 1:
        return compared_by(test.left, test.ops[0], test.comparators[0], bound)
    if is_library_call(test, 'math', 'isclose', bound) and len(test.args) == 2:
        given = tolerances(test, ('rel_tol', 'abs_tol'))
        if given is None:
            return []
        close = {'is': 'close', 'relative': given.get('rel_tol', 1e-9), 'absolute': given.get('abs_tol', 0.0)}
        return both_ways(*test.args, close)
    return []


def both_ways(left, right, relation):
    return [(left, right, relation), (right, left, relation)]


def compared_by(left, operation, right, bound):
    if isinstance(operation, ast.Eq):
        return approximated_by(left, right, bound) or both_ways(left, right, None)
    name = compared.get(type(operation))
    if name in orders:
        return within(left, name, right, bound) or within(right, exchanged[name], left, bound) or [
            (call, expected, {'is': each}) for call, expected, each in
            ((left, right, name), (right, left, exchanged[name])) if is_ordered(expected)]
    if name in ('is', 'is not'):
        return [reading for reading in both_ways(left, right, {'is': name}) if is_singleton(reading[1])]
    if name == '!=':
        return both_ways(left, right, {'is': name})
    asked = [(right, left, {'is': exchanged[name]})]
    return asked + [(left, right, {'is': name})] if isinstance(right, (*holders, ast.Constant)) else asked


def is_singleton(node):
    return isinstance(node, ast.Constant) and node.value in (True, False, None) and type(node.value) in (bool, type(None))


def is_ordered(node):
    try:
        return type(evaluate(node)) in (int, float, bool, str)
    except Exception:
        return False


def approximated_by(left, right, bound):
    for call, approx in ((left, right), (right, left)):
        if is_library_call(approx, 'pytest', 'approx', bound) and len(approx.args) == 1:
            given = tolerances(approx, ('rel', 'abs'))
            if given is not None:
                return [(call, approx.args[0], {
                    'is': 'approx', 'relative': given.get('rel'), 'absolute': given.get('abs')})]
    return []


def within(far, name, most, bound):
    """abs(f(x) - y) < e, with the sides of the difference in either order."""
    tolerance = number_at(most)
    if name not in ('<', '<=') or tolerance is None or not is_absolute(far, bound):
        return []
    difference = far.args[0]
    return both_ways(difference.left, difference.right, {
        'is': 'within', 'tolerance': tolerance, 'inclusive': name == '<='})


def is_absolute(node, bound):
    if not (isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords):
        return False
    plain = isinstance(node.func, ast.Name) and node.func.id == 'abs' and 'abs' not in bound
    return (plain or is_library_call(node, 'math', 'fabs', bound)) and (
        isinstance(node.args[0], ast.BinOp) and isinstance(node.args[0].op, ast.Sub))
`;
