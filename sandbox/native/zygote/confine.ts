/**
 * What the zygote gives up before it serves, and each of its children once more before it runs a program: privileges,
 * being looked into, files that nobody named, processes, sockets and memory. All of it is irrevocable.
 */
export const confine = String.raw`
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)

pdeathsig, set_dumpable, set_seccomp, child_subreaper, no_new_privileges = 1, 4, 22, 36, 38
sigkill = 9

# Landlock's system calls have these numbers everywhere; its rights to read, to write, and by version of the kernel's part.
create_ruleset, add_rule, restrict_self = 444, 445, 446
read_file_right, read_right = 4, 4 + 8
device_rights = 2 + 4 + 16384
folder_rights = 2 + 4 + 8 + 16 + 32 + 128 + 256 + 1024 + 4096 + 8192 + 16384
known_rights = {1: 0x1fff, 2: 0x3fff, 3: 0x7fff, 4: 0x7fff}
all_rights = 0xffff


class Program(ctypes.Structure):
    _fields_ = [('length', ctypes.c_ushort), ('code', ctypes.c_char_p)]


def must(result, what):
    if result < 0:
        raise OSError(ctypes.get_errno(), 'Expected ' + what + ', found that the kernel refuses; see persd doctor')
    return result


def control(option, value, what, more=None):
    must(libc.prctl(option, ctypes.c_ulong(value), more, None, None), what)


def drop_capabilities():
    capset = {'x86_64': 126, 'aarch64': 91}[os.uname().machine]
    empty = (ctypes.c_uint32 * 6)()
    version = (ctypes.c_uint32 * 2)(0x20080522, 0)
    must(libc.syscall(capset, version, empty), 'to give up privileges')


def confine_files(reads, folder):
    abi = must(libc.syscall(create_ruleset, None, 0, 1), 'Landlock')
    handled = known_rights.get(abi, all_rights)
    rules = must(libc.syscall(create_ruleset, ctypes.byref(ctypes.c_uint64(handled)), 8, 0), 'Landlock rules')
    for path in reads:
        allow(rules, path, read_right if os.path.isdir(path) else read_file_right)
    for path in ('/dev/null', '/dev/zero', '/dev/random', '/dev/urandom'):
        allow(rules, path, device_rights & handled)
    if folder:
        allow(rules, folder, folder_rights & handled)
    must(libc.syscall(restrict_self, rules, 0), 'to obey Landlock rules')
    os.close(rules)


def allow(rules, path, rights):
    if not os.path.exists(path):
        return
    target = os.open(path, os.O_PATH)
    rule = ctypes.create_string_buffer(rights.to_bytes(8, 'little') + target.to_bytes(4, 'little'), 12)
    must(libc.syscall(add_rule, rules, 1, rule, 0), 'a Landlock rule for ' + path)
    os.close(target)


def filter_calls(code):
    control(set_seccomp, 2, 'seccomp', ctypes.byref(Program(len(code) // 8, code)))


def confine_zygote(settings):
    control(no_new_privileges, 1, 'to refuse new privileges')
    control(set_dumpable, 0, 'to be closed to debuggers')
    control(child_subreaper, 1, 'to inherit orphans')
    drop_capabilities()
    confine_files(settings['reads'], settings['folder'])
    filter_calls(bytes.fromhex(settings['filter']))


def seal(code):
    """Leaves the caller no system call that starts or signals a process, or becomes another program."""
    control(pdeathsig, sigkill, 'to die with the zygote')
    filter_calls(code)
`;
