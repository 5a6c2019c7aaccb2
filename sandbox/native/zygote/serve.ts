/**
 * Speaks with the host for the child. What passes here may be a test's secrets: it stays in a stretch of memory that no
 * child gets, and no Python object is made of it.
 */
export const serve = String.raw`
import gc
import mmap

room_bytes = 72 << 20
# What fits into the pipe of a telling, and more.
told_bytes = 1 << 20
private_map = mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS


def unforked(length):
    stretch = mmap.mmap(-1, length, flags=private_map)
    stretch.madvise(mmap.MADV_DONTFORK)
    return memoryview(stretch)


room, told_room = unforked(room_bytes), unforked(told_bytes)


def hear_host():
    """The next line of the host, in the room."""
    end = 0
    while not end or room[end - 1] != 10:
        length = os.readv(0, [room[end:]])
        if not length:
            os._exit(0)
        end += length
    return room[:end]


def serve(settings):
    child = Child(settings)
    write_all(1, [b'{"ready":true}\n'])
    while True:
        line = hear_host()
        if line[:8] == b'{"reset"':
            clean = child.end(settings['folder'])
            write_all(1, [b'{"reset":true}\n' if clean else b'{"reset":false}\n'])
            # Before it is asked for: the host has something else to do meanwhile.
            child = Child(settings)
        else:
            write_all(1, child.ask(line, room, told_room))
`;
