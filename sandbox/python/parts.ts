/** What a program is made of: its definitions, the header of one of them, and the rest as a text that follows a header. */
export const parts = String.raw`
from io import StringIO as TextLines
from tokenize import OP, generate_tokens


def find_definition(body, name):
    found = [node for node in body if isinstance(node, definitions) and name in (None, node.name)]
    return found[-1] if found else None


def colon_after(text, node):
    """The offset behind the colon that ends a definition's signature."""
    start = text.offset(node.lineno, node.col_offset)
    depth = 0
    for token in generate_tokens(TextLines(text.between(start, text.end(node))).readline):
        if token.type != OP:
            continue
        depth += (token.string in '([{') - (token.string in ')]}')
        if token.string == ':' and depth == 0:
            line, column = token.end
            begin = start if line == 1 else text.starts[node.lineno + line - 2]
            return begin + len(token.line[:column].encode())
    raise ValueError('no colon')


def header_of(text, body, node):
    needed = free_names(*[part for part in signature_parts(node) if part is not None])
    brought = [other for other in body if isinstance(other, imports) and (
        imported_names(other) & needed or isinstance(other, ast.ImportFrom) and other.module == '__future__')]
    signature = text.between(text.start(node), colon_after(text, node))
    return '\n'.join([*(text.of(other) for other in brought), *([''] if brought else []), signature])


def bare_parameters(args):
    """Parameters as calls and bodies meet them: names, kinds and defaults, but no annotations."""
    named = [[part.arg for part in parts] for parts in (args.posonlyargs, args.args, args.kwonlyargs)]
    starred = [part and part.arg for part in (args.vararg, args.kwarg)]
    defaults = [default and ast.dump(default) for default in [*args.defaults, None, *args.kw_defaults]]
    return named, starred, defaults


def same_signature(one, other):
    if type(one) is not type(other) or one.name != other.name:
        return False
    if [ast.dump(part) for part in one.decorator_list] != [ast.dump(part) for part in other.decorator_list]:
        return False
    if isinstance(one, ast.ClassDef):
        return [ast.dump(base) for base in one.bases] == [ast.dump(base) for base in other.bases]
    return bare_parameters(one.args) == bare_parameters(other.args)


def body_text(text, node):
    """A definition's body as lines under its header."""
    rest = text.between(colon_after(text, node), text.statement_end(node))
    first = node.body[0]
    if first.lineno == node.lineno or '\n' not in text.between(colon_after(text, node), text.start(first)):
        return '\n    ' + rest.strip()
    return rest[rest.index('\n'):]


def needs_others_first(body, node):
    """Whether the definition, as it is reached, uses a name that another statement of the program has to give."""
    evaluated = definition_parts(node)
    used = free_names(*[part for part in evaluated if part is not None])
    if isinstance(node, ast.ClassDef):
        within = Scope().visit_all(node.body)
        used |= within.used - within.bound
    others = [other for other in body if other is not node and not isinstance(other, imports)]
    return bool(used & bound_names(*others))


def completion_of(text, everything, body, node, header):
    """What follows the header so that both are the same program, but for the order of its parts; or None."""
    under = ast.parse(header + '\n    pass').body
    if not same_signature(under[-1], node) or needs_others_first(body, node):
        return None
    given = {ast.dump(other) for other in under[:-1]}
    rest = [other for other in body if other is not node and ast.dump(other) not in given
            and getattr(other, 'name', None) != node.name
            and not (isinstance(other, ast.ImportFrom) and other.module == '__future__')]
    behind = everything[everything.index(node) + 1:]
    if body == everything and rest == behind:
        # Nothing is left out and nothing changes its place, so comments stay where they were written.
        tail = text.between(text.statement_end(node), len(text.data)).rstrip()
    else:
        tail = '\n\n\n' + joined(text, everything, rest) if rest else ''
    completion = body_text(text, node) + tail + '\n'
    whole = ast.parse(header + completion).body
    same = [ast.dump(part) for part in whole[len(under) - 1].body] == [ast.dump(part) for part in node.body]
    return completion if same else None


def program_text(text, source, everything, body):
    """The program as it was written, comments and all, where nothing of it is left out."""
    if not body:
        return ''
    return (source.strip('\n').rstrip() if body == everything else joined(text, everything, body)) + '\n'


def program_parts(request):
    source = normalised(request['source'])
    try:
        module = ast.parse(source)
    except SyntaxError as error:
        return {'ok': False, 'message': error.msg, 'line': error.lineno or 1}
    text = Text(source)
    body = kept_statements(module.body, request['entryPoint'])
    node = find_definition(body, request['entryPoint'])
    header = header_of(text, body, node) if node else None
    return {
        'ok': True,
        'program': program_text(text, source, module.body, body),
        'header': header,
        'completion': quietly(completion_of, text, module.body, body, node, request['header'] or header) if node else None,
        'definitions': [other.name for other in body if isinstance(other, definitions)],
    }


def quietly(question, *details):
    try:
        return question(*details)
    except (SyntaxError, ValueError, IndexError):
        return None
`;
