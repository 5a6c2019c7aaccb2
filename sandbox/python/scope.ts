/** Which names a piece of syntax takes from outside, and which it gives. */
export const scope = String.raw`
functions = ast.FunctionDef, ast.AsyncFunctionDef
comprehensions = ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp


class Scope:
    """Names of one scope: used in it, bound in it, and used by scopes within it."""

    def __init__(self, bound=()):
        self.used, self.bound, self.inner, self.outward = set(), set(bound), set(), set()

    def free(self):
        return ((self.used | self.inner) - self.bound) | self.outward

    def visit_all(self, nodes):
        for node in nodes:
            if node is not None:
                self.visit(node)
        return self

    def visit(self, node):
        if isinstance(node, ast.Name):
            (self.used if isinstance(node.ctx, ast.Load) else self.bound).add(node.id)
        elif isinstance(node, functions):
            self.bound.add(node.name)
            self.visit_all(signature_parts(node))
            self.enter(Scope(parameter_names(node.args)).visit_all(node.body))
        elif isinstance(node, ast.Lambda):
            self.visit_all([*node.args.defaults, *node.args.kw_defaults])
            self.enter(Scope(parameter_names(node.args)).visit_all([node.body]))
        elif isinstance(node, ast.ClassDef):
            self.bound.add(node.name)
            self.visit_all(signature_parts(node))
            body = Scope().visit_all(node.body)
            # Methods do not see the names of the class around them.
            self.inner |= (body.used - body.bound) | body.inner | body.outward
        elif isinstance(node, comprehensions):
            self.enter(Scope().visit_all(ast.iter_child_nodes(node)))
        else:
            self.bind(node)
            self.visit_all(ast.iter_child_nodes(node))

    def enter(self, within):
        self.inner |= within.free()

    def bind(self, node):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            self.bound |= imported_names(node)
        elif isinstance(node, ast.Global):
            self.outward |= set(node.names)
        elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
            self.bound.add(node.name)


def imported_names(node):
    return {(alias.asname or alias.name).split('.')[0] for alias in node.names}


def parameters(args):
    named = [*args.posonlyargs, *args.args, *args.kwonlyargs]
    return named + [extra for extra in (args.vararg, args.kwarg) if extra]


def parameter_names(args):
    return [parameter.arg for parameter in parameters(args)]


def definition_parts(node):
    """What is evaluated when the definition is reached."""
    if isinstance(node, ast.ClassDef):
        return [*node.decorator_list, *node.bases, *(keyword.value for keyword in node.keywords)]
    return [*node.decorator_list, *node.args.defaults, *node.args.kw_defaults]


def signature_parts(node):
    if isinstance(node, ast.ClassDef):
        return definition_parts(node)
    return [*definition_parts(node), node.returns, *(parameter.annotation for parameter in parameters(node.args))]


def free_names(*nodes):
    return Scope().visit_all(nodes).free()


def bound_names(*nodes):
    return Scope().visit_all(nodes).bound
`;
