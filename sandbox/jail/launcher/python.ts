/** The same as in Perl, for machines that have Python instead. */
export const python = String.raw`
import ctypes, os, sys
steps, *command = sys.argv[1:]
kept = []
system_call = ctypes.CDLL(None, use_errno=True).syscall
system_call.restype = ctypes.c_long
class Program(ctypes.Structure):
    _fields_ = [('length', ctypes.c_ushort), ('filter', ctypes.c_void_p)]
def value(word):
    kind, text = word.split(':')
    if kind == 'n':
        return ctypes.c_long(int(text))
    content = bytes.fromhex(text)
    kept.append(ctypes.create_string_buffer(content, len(content)))
    if kind == 'f':
        kept.append(Program(len(content) // 8, ctypes.addressof(kept[-1])))
    return ctypes.byref(kept[-1])
def give_up(name, error):
    sys.stderr.write(f'Expected the kernel to allow {name}, found: {os.strerror(error)}\n')
    os._exit(126)
def go_on_in_child():
    child = os.fork()
    if child == 0:
        return
    ended, status = os.wait()
    while ended != child:
        ended, status = os.wait()
    os._exit(128 + (status & 127) if status & 127 else status >> 8)
for step in steps.split('\n'):
    verb, *words = step.split(' ')
    if verb == 'fork':
        go_on_in_child()
        continue
    result = system_call(*map(value, words[1:]))
    if verb == 'say':
        os.write(1, f'{words[0]} {-ctypes.get_errno() if result == -1 else result}\n'.encode())
    if verb == 'call' and result == -1:
        give_up(words[0], ctypes.get_errno())
if not command:
    os._exit(0)
try:
    os.execve(command[0], command, {})
except OSError as error:
    give_up('exec', error.errno)
`;
