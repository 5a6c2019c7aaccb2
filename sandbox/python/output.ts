/** Where a program's prints go: memory that keeps the end of them, however much there is. */
export const output = String.raw`
from io import BufferedWriter, RawIOBase, StringIO, TextIOWrapper

kept_bytes = 65_536
kept_test_bytes = 1_048_576
most_bytes = 64 * 1_048_576


class Tail(RawIOBase):
    def __init__(self, limit):
        self.limit = limit
        self.kept = bytearray()
        self.left = most_bytes

    def writable(self):
        return True

    def write(self, data):
        chunk = bytes(data)
        self.left -= len(chunk)
        if self.left < 0:
            raise OSError('more than %d bytes were printed' % most_bytes)
        self.kept += chunk[-self.limit:]
        if len(self.kept) > 2 * self.limit:
            del self.kept[:-self.limit]
        return len(chunk)


def open_tail(limit):
    tail = Tail(limit)
    stream = TextIOWrapper(BufferedWriter(tail), encoding='utf-8', errors='backslashreplace', newline='\n')
    return tail, stream


def printed(tail, stream):
    """What was printed, as text; a program may have closed the stream."""
    try:
        stream.flush()
    except BaseException:
        pass
    return bytes(tail.kept).decode('utf-8', 'replace')
`;
