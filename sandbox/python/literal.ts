/** Reads an expression's value without executing it: displays, numbers, and the few calls that stand for a literal. */
export const literal = String.raw`
import operator

max_bits = 4096
max_length = 10_000

arithmetic = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow,
}
signs = {ast.USub: operator.neg, ast.UAdd: operator.pos, ast.Invert: operator.invert, ast.Not: operator.not_}
constructors = {'set': set, 'frozenset': frozenset, 'list': list, 'tuple': tuple, 'dict': dict}
converters = {'float': (float, str), 'complex': (complex, str)}


class NotLiteral(Exception):
    pass


def is_number(held):
    return type(held) in (int, float, complex)


def evaluate(node):
    if isinstance(node, ast.Constant) and node.value is not Ellipsis:
        return node.value
    if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
        members = [evaluate(member) for member in node.elts]
        return {ast.List: list, ast.Tuple: tuple, ast.Set: set}[type(node)](members)
    if isinstance(node, ast.Dict):
        return {evaluate(key): evaluate(held) for key, held in zip(node.keys, node.values)}
    if isinstance(node, ast.UnaryOp):
        return sign(signs[type(node.op)], evaluate(node.operand))
    if isinstance(node, ast.BinOp):
        return compute(arithmetic.get(type(node.op)), evaluate(node.left), evaluate(node.right))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and not node.keywords:
        return construct(node.func.id, [evaluate(argument) for argument in node.args])
    raise NotLiteral


def sign(operation, operand):
    if operation is not operator.not_ and not is_number(operand):
        raise NotLiteral
    return operation(operand)


def compute(operation, left, right):
    if is_number(left) and is_number(right):
        if operation is operator.pow and not (abs(left) < 2 ** 32 and abs(right) <= 64):
            raise NotLiteral
        if any(type(side) is int and side.bit_length() > max_bits for side in (left, right)):
            raise NotLiteral
    elif operation is operator.mul and {type(left), type(right)} in ({str, int}, {list, int}, {tuple, int}):
        length, times = (left, right) if type(right) is int else (right, left)
        if len(length) * times > max_length:
            raise NotLiteral
    elif operation is not operator.add or type(left) is not type(right) or type(left) not in (str, list, tuple, bytes):
        raise NotLiteral
    if operation is None:
        raise NotLiteral
    return operation(left, right)


def construct(name, given):
    if name in constructors and len(given) <= 1 and all(type(held) in (list, tuple, set, str, dict) for held in given):
        return constructors[name](*given)
    kind, argument = converters.get(name, (None, None))
    if kind and len(given) == 1 and type(given[0]) is argument:
        return kind(given[0])
    raise NotLiteral


def literal_value(node):
    """The JSON of the Value that an expression stands for, or None."""
    try:
        return encode(evaluate(node))
    except BaseException:
        return None


def read_literal(source):
    try:
        return literal_value(ast.parse(normalised(source).strip(), mode='eval').body)
    except BaseException:
        return None
`;
