import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gives, jailsHere, type NativeBench, openBench, verdictOn } from './support.ts';
import { requestFor } from '../support.ts';

const jails = await jailsHere();

/** What a program tries; it returns 1 where it got what it wanted. */
const attempts = {
  'fork a process': 'import os\ndef f(x):\n    child = os.fork()\n    if child == 0: os._exit(0)\n    return 1',
  'start a program': 'import subprocess\ndef f(x):\n    subprocess.run(["/bin/true"])\n    return 1',
  'become another program': 'import os, sys\ndef f(x): os.execv(sys.executable, ["python3", "-c", "1"])',
  'run a shell through C': 'import ctypes\ndef f(x): return int(ctypes.CDLL(None).system(b"exit 7") >> 8 == 7)',
  'leave a daemon by a bare system call':
    'import ctypes\ndef f(x):\n    c = ctypes.CDLL(None)\n    return int(max(c.syscall(57), c.syscall(58), c.syscall(56, 17, 0, 0, 0, 0), c.syscall(435, 0, 0)) > 0)',
  'signal the process that forked it': 'import os\ndef f(x):\n    os.kill(os.getppid(), 9)\n    return 1',
  'signal everybody': 'import os\ndef f(x):\n    os.kill(-1, 9)\n    return 1',
  'limit the process that forked it':
    'import os, resource\ndef f(x):\n    resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE, (0, 0))\n    return 1',
  'slow down the process that forked it':
    'import os\ndef f(x):\n    os.setpriority(os.PRIO_PROCESS, os.getppid(), 19)\n    return 1',
  'read the memory of the process that forked it':
    'import os\ndef f(x): return len(open(f"/proc/{os.getppid()}/mem", "rb").read(1))',
  'reach its descriptors': 'import os\ndef f(x): return os.open(f"/proc/{os.getppid()}/fd/1", os.O_WRONLY) and 1',
  'trace it': 'import ctypes, os\ndef f(x): return int(ctypes.CDLL(None).ptrace(16, os.getppid(), 0, 0) == 0)',
  'open a socket': 'import socket\ndef f(x): return socket.socket() and 1',
  'keep memory that no process holds':
    'import ctypes\ndef f(x): return int(ctypes.CDLL(None).shmget(7, 4096, 0o1666) >= 0)',
  'have memory that counts as nobody’s': 'import os\ndef f(x): return os.memfd_create("m") and 1',
  'raise its own limit':
    'import resource\ndef f(x):\n    resource.setrlimit(resource.RLIMIT_DATA, (-1, -1))\n    return 1',
  'read a file of the machine': 'def f(x): return len(open("/etc/passwd").read()) and 1',
  'write outside its folder':
    'import os\ndef f(x):\n    for folder in ("/", "/dev", "/dev/shm", "/var/tmp", "/usr/lib", "/root"):\n        try: open(folder + "/left", "w"); return 1\n        except OSError: pass\n    return 0',
};

describe.each(jails.map((jail) => [jail.rung, jail] as const))('native Python in %s', (_rung, jail) => {
  let bench: NativeBench;

  beforeAll(async () => {
    bench = await openBench(jail);
  });
  afterAll(() => bench.close());

  test.each(Object.entries(attempts))('does not let a program %s', async (_what, program) => {
    expect((await verdictOn(bench, program)).status).not.toBe('passed');
    expect((await verdictOn(bench, 'def f(x): return x')).status).toBe('passed');
  });

  test('gives a program no descriptors but its way to answer', async () => {
    const program =
      'import os\ndef f(x):\n    held = []\n    for number in range(256):\n        try: os.fstat(number); held.append(number)\n        except OSError: pass\n    return len(held)';
    expect((await verdictOn(bench, program)).tests[0]?.actual).toBe('6');
  });

  test('takes nothing for an answer that a program writes by itself', async () => {
    const forged = [
      '{"ending":"answered","text":"{}","exhausted":false}',
      '{"printed":"","value":{"t":"int","v":"1"}}',
      '{"reset":true}',
      'passed',
    ];
    for (const line of forged) {
      const program = `import os\ndef f(x):\n    for number in range(64):\n        try: os.write(number, ${JSON.stringify(`${line}\n`)}.encode() * 9)\n        except OSError: pass\n    os._exit(0)`;
      expect(await verdictOn(bench, program)).toMatchObject({ status: 'error', cause: 'crash' });
      expect((await verdictOn(bench, 'def f(x): return 2')).status).toBe('failed');
    }
  });

  test.each([
    ['leaves', 'import os\ndef f(x): os._exit(0)', { ending: 'exited', text: 'exit 0' }],
    ['falls', 'import ctypes\ndef f(x): ctypes.string_at(0)', { ending: 'crashed', text: 'SIGSEGV' }],
    ['closes its way to answer', 'import os\ndef f(x): os.closerange(0, 64)', { ending: 'crashed' }],
  ])('tells how a program ended that %s', async (_how, program, report) => {
    expect((await bench.steps(program, ['f(1)'])).at(-1)).toMatchObject(report);
  });

  test('bounds memory, its own and that which it shares', async () => {
    const hog = (line: string): string =>
      `import mmap\nkept = []\ndef f(x):\n    for _ in range(64): ${line}\n    return 1`;
    const own = await verdictOn(bench, hog('kept.append(bytearray(16 << 20))'));
    expect(own).toMatchObject({ status: 'memory', cause: 'heap_limit' });
    expect((await verdictOn(bench, hog('kept.append(mmap.mmap(-1, 16 << 20))'))).status).not.toBe('passed');
    const small = hog('kept.append(bytearray(1 << 20))');
    expect((await verdictOn(bench, small)).status).toBe('passed');
  });

  test('empties the folder of a program before the next one runs, whatever it left there', async () => {
    const litter =
      'import os, tempfile\ndef f(x):\n    folder = tempfile.mkdtemp()\n    os.makedirs(folder + "/a/b")\n    open(folder + "/a/b/c", "w").write("left")\n    os.symlink("/usr", folder + "/a/link")\n    os.mkfifo("/tmp/fifo")\n    os.chmod(folder + "/a/b", 0)\n    return 1';
    const probe = 'import os\ndef f(x): return len(os.listdir("/tmp"))';
    expect((await verdictOn(bench, litter)).status).toBe('passed');
    expect((await bench.execute(requestFor(probe, [gives('f(1)', 0)]))).status).toBe('passed');
  });

  test('leaves nothing of a question in the memory of the next program', async () => {
    const secret = 'pearl-in-the-oyster';
    // A pipe takes what is mapped, and refuses what is not.
    const scan = `import ctypes, os, re
def f(x):
    libc = ctypes.CDLL(None)
    libc.sbrk.restype = ctypes.c_void_p
    wanted = re.compile(b"pearl[-]in[-]the[-]oyster")
    here, there = os.pipe()
    found = pages = 0
    for middle in (libc.sbrk(0), id(object()), id(f), id(wanted)):
        for page in range((middle >> 12) - 8192, (middle >> 12) + 8192):
            if libc.write(there, ctypes.c_void_p(page << 12), ctypes.c_size_t(4096)) == 4096:
                pages += 1
                found += len(wanted.findall(os.read(here, 4096)))
    return found if pages > 1000 else -1`;
    const found = async (call: string) => (await bench.execute(requestFor(scan, [gives(call, -2)]))).tests[0]?.actual;
    expect(Number(await found(`f("${secret}")`))).toBeGreaterThan(0);
    expect(await found('f(1)')).toBe('0');
  });

  test('starts every program from the same state', async () => {
    const program = 'import random\ndef f(x): return [random.random(), hash("a"), [*{"a", "b", "c"}]]';
    const shown = async () => (await verdictOn(bench, program)).tests[0]?.actual;
    expect(await shown()).toBe(await shown());
  });
});
