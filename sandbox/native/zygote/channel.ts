/**
 * How a request reaches the process of one run and an answer leaves it: a pipe each way. The zygote stamps a question with
 * a token and takes nothing for an answer that does not begin with it, so stray writes to the pipe are no answers.
 */
export const channel = String.raw`
import resource
import struct
from posix import read as read_file, write as write_file


class Pipes:
    questions = -1
    answers = -1
    # Beside them, what is told ahead of an answer, as long as it fits.
    tellings = -1
    tells_beside = True
    token = b''
    allowed = -1
    header = struct.Struct('<16scQ')
    token_bytes = 16
    # A pipe takes so many bytes whole or not at all.
    whole_bytes = 4096
    data_limit = resource.RLIMIT_DATA
    set_limit = resource.setrlimit

    @classmethod
    def hear(cls):
        parts = [b'']
        while not parts[-1].endswith(b'\n'):
            parts.append(read_file(cls.questions, 65536))
            if not parts[-1]:
                raise EOFError
        line = b''.join(parts)
        cls.token = line[:cls.token_bytes]
        return scan(line[cls.token_bytes:].decode(), 0)[0]

    @classmethod
    def limit(cls, allowed):
        """Of data, the interpreter's own included. What is shared, and so not counted here, is bounded by the jail."""
        if allowed != cls.allowed:
            cls.set_limit(cls.data_limit, (allowed, allowed))
            cls.allowed = allowed

    @classmethod
    def framed(cls, kind, text):
        body = quote(text).encode('ascii')
        return cls.header.pack(cls.token, kind, len(body)) + body

    @classmethod
    def say(cls, kind, text):
        rest = memoryview(cls.framed(kind, text))
        while rest:
            rest = rest[write_file(cls.answers, rest):]

    @classmethod
    def tell(cls, text):
        """Once it goes the way of the answers it stays there for the rest of the step, in order."""
        cls.tells_beside = cls.tells_beside and cls.fits_beside(cls.framed(b'P', text))
        if not cls.tells_beside:
            cls.say(b'P', text)

    @classmethod
    def fits_beside(cls, frame):
        try:
            return len(frame) <= cls.whole_bytes and write_file(cls.tellings, frame) == len(frame)
        except OSError:
            return False


def receive():
    message = Pipes.hear()
    Pipes.limit(message['memoryBytes'])
    Pipes.tells_beside = True
    return scan(message['ask'], 0)[0]


def send(text):
    Pipes.say(b'A', text)


def tell(text):
    """An answer ahead of the end of its step."""
    Pipes.tell(text)


def carry(text):
    """Takes a question to the host in the middle of a step, and brings its answer."""
    Pipes.say(b'C', text)
    return Pipes.hear()['crossed']
`;
