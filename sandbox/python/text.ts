/** Pieces of a source text by the positions of syntax nodes, which count bytes. */
export const text = String.raw`
import ast


def normalised(source):
    return source.removeprefix('\ufeff').replace('\r\n', '\n').replace('\r', '\n')


class Text:
    """A source as bytes, and where its lines begin."""

    def __init__(self, source):
        self.data = source.encode('utf-8', 'surrogatepass')
        self.starts = [0]
        for line in self.data.split(b'\n'):
            self.starts.append(self.starts[-1] + len(line) + 1)

    def start(self, node):
        decorators = getattr(node, 'decorator_list', None)
        if decorators:
            # The at sign stands before the decorator's expression, on the same line or on one above it.
            return self.data.rindex(b'@', 0, self.offset(decorators[0].lineno, decorators[0].col_offset))
        return self.offset(node.lineno, node.col_offset)

    def end(self, node):
        return self.offset(node.end_lineno, node.end_col_offset)

    def statement_end(self, node):
        """The end of a statement with the comment behind it, where nothing else stands on its line."""
        end = self.end(node)
        behind = self.data[end:self.starts[node.end_lineno] - 1]
        return end + len(behind.rstrip()) if behind.lstrip().startswith(b'#') else end

    def offset(self, line, column):
        return self.starts[line - 1] + column

    def between(self, start, end):
        return self.data[start:end].decode('utf-8', 'surrogatepass')

    def of(self, node):
        return self.between(self.start(node), self.end(node))

    def replaced(self, node, old, new):
        """The node's text with every name old in it written as new."""
        start = self.start(node)
        places = sorted(self.start(name) for name in ast.walk(node) if isinstance(name, ast.Name) and name.id == old)
        pieces = []
        for place in places:
            pieces.append(self.between(start, place))
            start = place + len(old.encode())
        return new.join([*pieces, self.between(start, self.end(node))])
`;
