/** JSON in and out, by functions that are taken by reference beforehand, for a program may change any module. */
export const record = String.raw`
from _json import encode_basestring_ascii as quote
from json.decoder import JSONDecoder

scan = JSONDecoder().scan_once


class Encoded(str):
    """A text that is JSON already."""


def record(**fields):
    """A JSON object of texts that are JSON already."""
    return '{' + ','.join(quote(name) + ':' + text for name, text in fields.items()) + '}'


def listing(texts):
    return '[' + ','.join(texts) + ']'
`;
