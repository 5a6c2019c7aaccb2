/**
 * Puts a sleep in the place of Emscripten's, which keeps the processor busy: a file takes the milliseconds, and whoever writes to it rests.
 * It has a namespace of its own, so that a program which looks behind it finds nothing else.
 */
export const sleep = String.raw`
from posix import O_WRONLY
from posix import close as close_file, open as open_file, write as write_file
from pyodide.webloop import _orig_sleep as sleep_busily

longest = 4_000_000


def sleep(seconds, /):
    """Suspend execution for a given number of seconds."""
    if type(seconds) not in (int, float) or not 0 < seconds < longest:
        return sleep_busily(seconds)
    handle = open_file('/dev/sleep', O_WRONLY)
    write_file(handle, b'%.6f' % (seconds * 1000))
    close_file(handle)


import time
time.sleep = sleep
`;
