/** Mends a completion that does not stand under its header, where what is wrong with it is certain; whether it then passes is for a run to say. */
export const mend = String.raw`
import sys


def mend_completion(request):
    """The completion, mended, and what was wrong with it; None where nothing certain is."""
    given, name = request['completion'], request['entryPoint']
    header = normalised(request['header']).rstrip()
    program = request['program'] and normalised(request['program'])
    if given is None:
        return continued_program(header, name, program)
    found = ['line ends'] if '\r' in given else []
    completion = normalised(given)
    for kind, mended in ('signature', without_signature), ('parameter', with_parameter), ('import', with_imports):
        changed = quietly(mended, header, name, completion, program)
        if changed is not None:
            completion, found = changed, [*found, kind]
    return {'completion': completion, 'mended': found} if found else None


def parsed(source):
    try:
        return ast.parse(source).body
    except (SyntaxError, ValueError):
        return None


def without_signature(header, name, completion, program):
    """The body alone, where a completion begins with the rest of a signature, or with all of it, that its header has already."""
    if parsed(header + completion) is not None:
        return None
    asked = find_definition(parsed(header + '\n    pass'), name)
    if asked is None:
        return None
    for cut in reversed(token_ends(header)):
        source = header[:cut] + completion
        body = parsed(source)
        node = find_definition(body, name) if body else None
        if node is not None and same_signature(asked, node):
            return completion_of(Text(source), body, body, node, header)
    return None


def token_ends(header):
    """Offsets into a header behind each of its tokens, and its beginning."""
    lines = header.split('\n')
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    tokens = generate_tokens(TextLines(header + '\n    pass').readline)
    ends = {starts[token.end[0] - 1] + token.end[1] for token in tokens if token.end[0] <= len(lines)}
    return sorted(end for end in {0, *ends} if end < len(header))


def with_parameter(header, name, completion, program):
    """The header's name for the one parameter that a body calls otherwise: it uses none of that name, and one that nothing gives."""
    source = header + completion
    body = parsed(source)
    node = find_definition(body, name) if body else None
    if not isinstance(node, functions):
        return None
    recorded = parsed(program or '') or []
    names = other_names(find_definition(recorded, name), node)
    if not names:
        inside = Scope().visit_all(node.body)
        inside = inside.free() | inside.bound
        brought = bound_names(*(part for part in recorded if isinstance(part, imports)))
        unused = [one for one in parameter_names(node.args) if one not in inside]
        missing = sorted(missing_names(body) & inside - modules_used(node) - brought)
        names = {missing[0]: unused[0]} if len(unused) == len(missing) == 1 else {}
    return renamed_completion(source, node, names, header) if names else None


def other_names(node, asked):
    """What a definition calls its parameters where another calls them otherwise, each with the other's name for it."""
    if not isinstance(node, functions) or type(node) is not type(asked):
        return {}
    mine, theirs = (parameter_names(one.args) for one in (node, asked))
    return {old: new for old, new in zip(mine, theirs) if old != new} if len(mine) == len(theirs) else {}


def missing_names(body):
    return free_names(*body) - bound_names(*body) - set(dir(builtins)) - {'__name__', '__file__', '__doc__'}


def modules_used(node):
    """Names of which only attributes are taken and that are modules of the standard library."""
    names = [part for part in ast.walk(node) if isinstance(part, ast.Name)]
    owners = [part.value for part in ast.walk(node) if isinstance(part, ast.Attribute) and isinstance(part.value, ast.Name)]
    plain = {part.id for part in names if part not in owners}
    return {part.id for part in owners if part.id in sys.stdlib_module_names} - plain


def renamed_completion(source, node, names, header):
    """The program under its header with other names for parameters, where nothing else in it has a name of either kind."""
    if not all(is_renamable(node, old, new) for old, new in names.items()):
        return None
    text = Text(source)
    places = [(text.start(part), part.id) for part in ast.walk(node) if isinstance(part, ast.Name) and part.id in names]
    places += [(text.start(part), part.arg) for part in parameters(node.args) if part.arg in names]
    pieces, at = [], 0
    for place, old in sorted(places):
        pieces += [text.between(at, place), names[old]]
        at = place + len(old.encode())
    renamed = ''.join([*pieces, text.between(at, len(text.data))])
    whole = ast.parse(renamed).body
    return completion_of(Text(renamed), whole, whole, find_definition(whole, node.name), header)


def is_renamable(node, old, new):
    """Whether every place that says old means the parameter, and none says new."""
    own = parameters(node.args)
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and part.id == new:
            return False
        if isinstance(part, ast.arg) and (part.arg == new or part.arg == old) and part not in own:
            return False
        if isinstance(part, ast.keyword) and part.arg in (old, new):
            return False
        if {old, new} & {name for name in names_in(part) if name}:
            return False
    return True


def names_in(part):
    """Names that syntax other than a name or a parameter gives or takes."""
    if isinstance(part, imports):
        return imported_names(part)
    if isinstance(part, (ast.Global, ast.Nonlocal)):
        return part.names
    if isinstance(part, (*definitions, ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
        return [part.name]
    return [part.rest] if isinstance(part, ast.MatchMapping) else []


def with_imports(header, name, completion, program):
    """The imports that a completion lost: those of the program that it was taken from, and modules that are called by their name."""
    source = header + completion
    body = parsed(source)
    node = find_definition(body, name) if body else None
    if node is None:
        return None
    missing = missing_names(body)
    known = [part for part in parsed(program or '') or [] if isinstance(part, imports)]
    brought = [ast.unparse(part) for part in known if imported_names(part) & missing]
    given = set().union(*(imported_names(part) for part in known))
    modules = sorted((missing - given) & modules_used(ast.Module(body, [])))
    lines = [*brought, *('import ' + one for one in modules)]
    return completion.rstrip() + '\n\n\n' + '\n'.join(lines) + '\n' if lines else None


def continued_program(header, name, program):
    """What follows the header, of a program that only calls its parameters otherwise."""
    body = parsed(program or '')
    node = find_definition(body, name) if body else None
    asked = find_definition(parsed(header + '\n    pass'), name)
    names = other_names(node, asked)
    completion = names and quietly(renamed_completion, program, node, names, header)
    return {'completion': completion, 'mended': ['parameter']} if completion else None
`;
