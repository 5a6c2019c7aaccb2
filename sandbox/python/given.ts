/**
 * Functions that a task's setup gives: tests that use them carry them along, so that no program can stand in for them, and no
 * call of them has to cross.
 */
export const given = String.raw`
class Given:
    """Those functions of a setup that need nothing but builtins, what it imports, and one another."""

    def __init__(self, setup, entry_point):
        self.text = Text(setup)
        body = ast.parse(setup).body
        self.parts = [node for node in body if isinstance(node, (ast.FunctionDef, *imports))]
        changed = bound_names(*(node for node in body if node not in self.parts)) | {entry_point}
        shrunk = True
        while shrunk:
            known = (pristine_builtins.keys() | bound_names(*self.parts)) - changed
            kept = [node for node in self.parts if bound_names(node) <= known and free_names(node) <= known]
            shrunk = len(kept) < len(self.parts)
            self.parts = kept

    def used_by(self, code):
        """The texts of those that a code uses, and of what they need."""
        wanted, needed = free_names(*ast.parse(code).body), []
        more = True
        while more:
            more = [node for node in self.parts if node not in needed and bound_names(node) & wanted]
            wanted = wanted.union(*map(free_names, more))
            needed += more
        return [self.text.of(node) for node in self.parts if node in needed]
`;
