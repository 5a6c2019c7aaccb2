/** Answers questions about texts, a list at a time; one that cannot be answered spoils no other. */
export const read = String.raw`
from json import dumps as to_json


def read_all(question, fallback):
    def answer_each(item):
        try:
            return written(question(item))
        except BaseException as error:
            return written(fallback(error))
    return lambda request: listing([answer_each(item) for item in request['items']])


def written(answer):
    """JSON, with what is JSON already put in as it is."""
    if isinstance(answer, Encoded):
        return str(answer)
    if isinstance(answer, dict):
        return record(**{name: written(held) for name, held in answer.items()})
    if isinstance(answer, list):
        return listing([written(held) for held in answer])
    return to_json(answer)


def unreadable(error):
    return {'ok': False, 'message': 'Expected Python that can be read, found a text that ends in %s.' % type(error).__name__}


readers = {
    'parts': read_all(program_parts, lambda error: unreadable(error) | {'line': 1}),
    'tests': read_all(split_tests, unreadable),
    'mend': read_all(mend_completion, lambda error: None),
    'literals': read_all(lambda source: Encoded(read_literal(source) or 'null'), lambda error: None),
}
`;
