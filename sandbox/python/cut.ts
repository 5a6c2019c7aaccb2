/** Cuts a program to its definitions and to the statements that they need. */
export const cut = String.raw`
definitions = *functions, ast.ClassDef
imports = ast.Import, ast.ImportFrom

# Calls that change how the interpreter works, not what it prints.
setups = {'setrecursionlimit', 'set_int_max_str_digits', 'seed', 'setcontext', 'getcontext'}


def is_entry_guard(node):
    return isinstance(node, ast.If) and '__name__' in free_names(node.test)


def base_name(node):
    while isinstance(node, (ast.Attribute, ast.Subscript)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def changed_names(node):
    """Names of things that a statement may change without binding them: x.append(1), x[0] = 1, x.y = 1."""
    changed = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
            changed.add(base_name(part.func.value))
        elif isinstance(part, (ast.Attribute, ast.Subscript)) and not isinstance(part.ctx, ast.Load):
            changed.add(base_name(part))
    return changed - {None}


def is_setup(node):
    if isinstance(node, ast.Expr):
        return called_name(node.value) in setups
    return isinstance(node, ast.Assign) and any(called_name(part) in setups for part in ast.walk(node.targets[0]))


def called_name(node):
    function = node.func if isinstance(node, ast.Call) else None
    return getattr(function, 'attr', getattr(function, 'id', None))


def kept_statements(body, entry_point):
    """The statements of a module without those that only run something; what gives a wanted name another value stays."""
    kept = {index for index, node in enumerate(body) if isinstance(node, (*definitions, *imports)) or is_setup(node)}
    brought = set().union(*(imported_names(node) for node in body if isinstance(node, imports)), dir(builtins))
    wanted = {entry_point, *(node.name for node in body if isinstance(node, definitions))}
    needed = wanted.union(*(taken_names(body[index]) for index in kept))
    grown = True
    while grown:
        grown = False
        for index, node in enumerate(body):
            gives = bound_names(node) | (changed_names(node) - brought)
            if index not in kept and not is_entry_guard(node) and gives & needed:
                kept.add(index)
                needed |= taken_names(node)
                grown = True
    return [body[index] for index in sorted(kept)]


def taken_names(node):
    """Names that a statement uses, though it may bind them as well."""
    scope = Scope().visit_all([node])
    return scope.used | scope.inner | scope.outward


def joined(text, body, nodes):
    """The text of some of a body's statements; what stands between two neighbours stays there."""
    neighbours = {id(node): following for node, following in zip(body, body[1:])}
    pieces = []
    for node, following in zip(nodes, [*nodes[1:], None]):
        end = text.statement_end(node)
        pieces.append(text.between(text.start(node), end))
        if following is not None and neighbours.get(id(node)) is following:
            pieces.append(text.between(end, text.start(following)))
        elif following is not None:
            pieces.append('\n\n')
    return ''.join(pieces)
`;
