/**
 * How a request reaches Python and an answer leaves it: files that pass bytes on, so that no value is converted between the
 * languages while a program runs. Everything is taken by reference beforehand, for a program may change any module.
 */
export const channel = String.raw`
from posix import O_RDONLY, O_RDWR, O_WRONLY
from posix import close as close_file, open as open_file, read as read_file, write as write_file

read_bytes = 65_536


def drained(handle):
    parts = [read_file(handle, read_bytes)]
    while len(parts[-1]) == read_bytes:
        parts.append(read_file(handle, read_bytes))
    return b''.join(parts).decode()


def receive():
    handle = open_file('/dev/request', O_RDONLY)
    text = drained(handle)
    close_file(handle)
    return scan(text, 0)[0]


def send(text):
    handle = open_file('/dev/answer', O_WRONLY)
    write_file(handle, text.encode('ascii'))
    close_file(handle)


def tell(text):
    """An answer ahead of the end of its step. What a program made of the way does not matter: the end says all again."""
    try:
        handle = open_file('/dev/answers', O_WRONLY)
        write_file(handle, text.encode('ascii') + b'\n')
        close_file(handle)
    except OSError:
        pass


def carry(text):
    """Takes a question to the host in the middle of a step, and brings its answer."""
    handle = open_file('/dev/crossing', O_RDWR)
    try:
        write_file(handle, text.encode('ascii'))
        return drained(handle)
    finally:
        close_file(handle)
`;
