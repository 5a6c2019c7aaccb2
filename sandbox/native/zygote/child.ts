/** The process of one run: forked from the zygote, sealed, and asked one step after another until it is ended. */
export const child = String.raw`
import re
import resource
import select
from signal import SIGKILL, Signals

max_answer_bytes = 8 << 20
exhausted_code, lost_code = 86, 87
max_told = 400
# Milliseconds after which an answer takes long.
lasting_ms = 50
crossing_allowed = b'"crosses":true}\n'
quoted = re.compile(rb'"(?:[\x20\x21\x23-\x5b\x5d-\x7e]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*"')


class Child:
    def __init__(self, settings):
        questions, self.questions = os.pipe()
        self.answers, answers = os.pipe()
        self.telling = Telling()
        self.pid = os.fork()
        if self.pid == 0:
            for end in (self.questions, self.answers, self.telling.pipe):
                os.close(end)
            Pipes.questions, Pipes.answers, Pipes.tellings = questions, answers, self.telling.end
            become(settings)
        for end in (questions, answers, self.telling.end):
            os.close(end)
        self.sealed = False
        self.crosses = False
        self.watched = select.poll()
        self.watched.register(0, select.POLLRDHUP)
        self.watched.register(self.answers, select.POLLIN)

    def ask(self, question, room, told_room):
        """Passes a line on, and returns the line to which its answer comes, in parts."""
        if question[:8] == b'{"ask":"':
            self.crosses = question[-len(crossing_allowed):] == crossing_allowed
        self.await_seal()
        self.token = os.urandom(Pipes.token_bytes // 2).hex().encode()
        self.told_room = told_room
        try:
            write_all(self.questions, [self.token, question])
            return self.listen(room)
        except (EOFError, OSError):
            self.tell()
            return self.ending()

    def await_seal(self):
        """A child that is not sealed is our own fault, and no program is handed to it."""
        if not self.sealed and os.read(self.answers, 1) != b'!':
            raise SystemExit('Expected a process that no program can leave, found that the kernel refuses; see persd doctor')
        self.sealed = True

    def listen(self, room):
        """Its next words; what it tells ahead of an answer is passed on where the answer takes long."""
        begin, held, start = 0, 0, Pipes.header.size
        while True:
            held = self.read(room, held, begin + start)
            said, kind, length = Pipes.header.unpack(room[begin:begin + start])
            if said != self.token or kind not in (b'ACP' if self.crosses else b'AP') or length > max_answer_bytes:
                return self.refuse()
            end = begin + start + length
            if end > len(room):
                return self.refuse()
            held = self.read(room, held, end)
            body = room[begin + start:end]
            if not quoted.fullmatch(body):
                return self.refuse()
            begin = end
            if kind == b'P':
                self.tell(body)
            elif held != end:
                return self.refuse()
            elif kind == b'C':
                return [b'{"crossing":', body, b'}\n']
            else:
                return [b'{"ending":"answered","text":', body, b',"exhausted":false}\n']

    def tell(self, *more):
        """Passes on what was told and is not passed on yet, a part for what one system call takes."""
        told = self.telling.take(self.token, self.told_room)
        if told is None:
            # Its end is the answer for which somebody waits.
            os.kill(self.pid, SIGKILL)
            told = []
        told.extend(more)
        for start in range(0, len(told), max_told):
            inner = [piece for body in told[start:start + max_told] for piece in (b',', body[1:-1])]
            write_all(1, [b'{"part":"[', *inner[1:], b']"}\n'])

    def read(self, room, held, wanted):
        """Reads on until the room holds as much as is wanted; ends with the host, which may go while the program is at work."""
        while held < wanted:
            events = self.watched.poll(lasting_ms)
            if any(pipe == 0 for pipe, event in events):
                self.end(None)
                os._exit(0)
            if not events:
                self.tell()
                continue
            length = os.readv(self.answers, [room[held:]])
            if not length:
                raise EOFError
            held += length
        return held

    def refuse(self):
        """It said what is no answer, and gets no other chance."""
        os.kill(self.pid, SIGKILL)
        return report(b'crashed', b'what it said is no answer')

    def ending(self):
        """Tells how it ended; one that only closed its pipe is ended here."""
        os.kill(self.pid, SIGKILL)
        status = os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        if status.si_code != os.CLD_EXITED:
            return report(b'crashed', Signals(status.si_status).name.encode())
        if status.si_status == exhausted_code:
            return report(b'exhausted', b'no memory was left', b'true')
        if status.si_status == lost_code:
            return report(b'crashed', b'its way to answer is gone')
        return report(b'exited', b'exit %d' % status.si_status)

    def end(self, folder):
        """Ends it; false when it leaves anything behind."""
        os.kill(self.pid, SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.questions)
        os.close(self.answers)
        self.telling.close()
        return no_children() and (folder is None or cleared(folder))


def report(ending, text, exhausted=b'false'):
    return [b'{"ending":"%s","text":"%s","exhausted":%s}\n' % (ending, text, exhausted)]


def become(settings):
    """From here on this process is the program's."""
    try:
        for standard in (0, 1, 2):
            os.dup2(settings['nothing'], standard)
        os.close(settings['nothing'])
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        seal(settings['seal'])
        os.write(Pipes.answers, b'!')
        while True:
            answer()
    except MemoryError:
        os._exit(exhausted_code)
    except BaseException:
        os._exit(lost_code)


def write_all(pipe, parts):
    """In one system call where the pipe takes it."""
    sent = os.writev(pipe, parts)
    for part in parts:
        rest = memoryview(part)[sent:]
        sent = max(0, sent - len(part))
        while rest:
            rest = rest[os.write(pipe, rest):]


def no_children():
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def cleared(folder):
    """Removes what a program left; false where something stays."""
    for place, folders, files in os.walk(folder, topdown=False):
        for name in files:
            remove(os.unlink, place, name)
        for name in folders:
            path = os.path.join(place, name)
            remove(os.unlink if os.path.islink(path) else os.rmdir, place, name)
    return not os.listdir(folder)


def remove(how, place, name):
    try:
        how(os.path.join(place, name))
    except OSError:
        pass
`;
