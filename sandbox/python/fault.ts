/** Tells of an exception without a word of where it was caught: its class, its message, the program's own frames. */
export const fault = String.raw`
program_file = 'program.py'
test_file = 'test.py'
traceback_of = BaseException.__dict__['__traceback__'].__get__
syntax_errors = SyntaxError, IndentationError, TabError
simple_name_of = type.__dict__['__name__'].__get__


def message_of(error):
    try:
        message = error.msg if type(error) in syntax_errors else str(error)
    except BaseException:
        return ''
    return message[:300] if type(message) is str else ''


def frames_of(error):
    """Frames of the program and of the test, outermost first, as (file, line, function)."""
    frames = []
    step = traceback_of(error)
    while step is not None:
        code = step.tb_frame.f_code
        if code.co_filename in (program_file, test_file):
            frames.append((code.co_filename, step.tb_lineno or 0, code.co_name))
        step = step.tb_next
    if type(error) in syntax_errors and not frames:
        frames.append((error.filename, error.lineno or 1, '<module>'))
    return frames


def frame_record(lines, line, function):
    code = lines[line - 1].strip() if 0 < line <= len(lines) else ''
    return record(line=int.__repr__(line), function=quote(function[:100]), code=quote(code[:200]))


def describe(error, program):
    """The JSON of an exception, and where in a test it came up: at which line, and by the test itself or under it."""
    frames = frames_of(error)
    lines = program.splitlines()
    own = [frame_record(lines, line, function) for file, line, function in frames if file == program_file]
    by_test = bool(frames) and frames[-1][0] == test_file
    test_lines = [line for file, line, function in frames if file == test_file]
    return record(
        type=quote(simple_name_of(type(error))[:100]),
        message=quote(message_of(error)),
        frames=listing(own[-3:]),
        byTest='true' if by_test else 'false',
        testLine=int.__repr__(test_lines[-1] if test_lines else 0),
    )
`;
