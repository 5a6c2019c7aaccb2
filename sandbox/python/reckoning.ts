/**
 * Which questions compare by themselves. A question is put where the program is, so what the program gives must meet nothing in
 * it that the test has written down: whoever answers the comparing would be the program again.
 */
export const reckoning = String.raw`
displays = ast.List, ast.Tuple, ast.Set, ast.Dict, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp
keyed = ast.Set, ast.Dict

# Methods that say only whether something equals what they are given, or where.
comparing_methods = ('count index rindex find rfind startswith endswith issubset issuperset isdisjoint equals '
                     '__eq__ __ne__ __lt__ __le__ __gt__ __ge__ __contains__').split()

# Builtins that may be given something beside an answer, for they compare the two with one another in no way.
passing_builtins = 'round isinstance issubclass getattr hasattr int format next print enumerate zip list tuple sorted map'.split()


def is_builtin_call(node):
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in pristine_builtins


def outside_lambdas(node):
    """A node's parts, but not those of functions that it hands to the program: what they compare is the program's own."""
    yield node
    for part in ast.iter_child_nodes(node):
        if isinstance(part, ast.Lambda) and not is_builtin_call(node):
            yield part
        else:
            yield from outside_lambdas(part)


def has_call(node):
    return any(isinstance(part, ast.Call) for part in ast.walk(node))


def is_written(node):
    """Whether something written down is in an expression; what is handed to the program, and places, apart."""
    if isinstance(node, ast.Call) and not is_builtin_call(node):
        return isinstance(node.func, ast.Attribute) and is_written(node.func.value)
    if isinstance(node, ast.Subscript):
        return is_written(node.value)
    return isinstance(node, ast.Constant) or any(map(is_written, ast.iter_child_nodes(node)))


def mixes(nodes):
    """Whether calls meet there what is written down."""
    return any(map(has_call, nodes)) and any(map(is_written, nodes))


def reckons(node):
    """A calculation or a search in which what is called meets what is written down."""
    if isinstance(node, ast.BinOp):
        return has_call(node.left) != has_call(node.right)
    if isinstance(node, keyed):
        return len(getattr(node, 'elts', None) or node.keys) > 1 and mixes([node])
    if isinstance(node, ast.Subscript):
        return isinstance(node.value, displays) and mixes([node])
    return isinstance(node, ast.Call) and call_reckons(node)


def call_reckons(node):
    called = node.func
    if isinstance(called, ast.Attribute):
        if called.attr in comparing_methods:
            return has_call(called.value) or any(map(has_call, node.args))
        return isinstance(called.value, (*displays, ast.Name)) and mixes([called.value, *node.args])
    if is_builtin_call(node):
        return called.id not in passing_builtins and mixes(node.args)
    return isinstance(called, ast.Lambda)
`;
