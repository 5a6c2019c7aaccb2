/**
 * Gives asyncio a loop that needs nothing but a clock: Pyodide's own waits for JavaScript, and the usual ones need
 * sockets. Whatever Pyodide put in place of the library's functions for that is put back.
 */
export const loop = String.raw`
import asyncio
import time
from pyodide import webloop


class Idle:
    """Stands where a loop expects to watch files: there are none, so it sleeps until the next timer."""

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError('nothing is left that could wake the event loop')
        if timeout > 0:
            time.sleep(timeout)
        return []

    def close(self):
        pass


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Idle()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class Policy(asyncio.events._BaseDefaultEventLoopPolicy):
    _loop_factory = Loop


asyncio.run = webloop._orig_run
asyncio._set_running_loop(None)
asyncio.events._set_event_loop_policy(Policy())
`;
