/**
 * What a child tells ahead of an answer has a pipe of its own, so that nobody wakes up for it: nearly always the answer is
 * there before it is of use. The child writes to it only what it takes whole.
 */
export const telling = String.raw`
class Telling:
    def __init__(self):
        self.pipe, self.end = os.pipe2(os.O_NONBLOCK)

    def take(self, token, room):
        """Bodies that came with a token, older ones left out; None for anything that no child of ours tells."""
        held, bodies, begin = self.read(room), [], 0
        while begin < held:
            start = begin + Pipes.header.size
            if start > held:
                return None
            said, kind, length = Pipes.header.unpack(room[begin:start])
            begin = start + length
            if kind != b'P' or begin > held or not quoted.fullmatch(room[start:begin]):
                return None
            if said == token:
                bodies.append(room[start:begin])
        return bodies

    def read(self, room):
        held = 0
        try:
            while length := os.readv(self.pipe, [room[held:]]):
                held += length
        except BlockingIOError:
            pass
        return held

    def close(self):
        os.close(self.pipe)
`;
