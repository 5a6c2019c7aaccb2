import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passing } from '../../../sandbox/pyodide/realm/gate.ts';
import type { Sandbox } from '../../../sandbox/port.ts';
import { judge, openTestSandbox } from '../support.ts';

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openTestSandbox(1);
});
afterAll(() => sandbox.close());

/** For each import that passes the gate, what a program does with it. */
const needs: [imports: string[], program: string][] = [
  [
    ['fd_read', 'fd_write', 'fd_seek', 'fd_close', '__syscall_openat', '__syscall_fstat64', '__syscall_ftruncate64'],
    `with open('/tmp/a', 'w+') as file:
        file.write('hello\\nworld'); file.seek(3); found = file.read(); file.truncate(2)
    return found == 'lo\\nworld' and open('/tmp/a').read() == 'he'`,
  ],
  [
    ['fd_pread', 'fd_pwrite', 'fd_sync', '__syscall_fdatasync', '__syscall_dup3', '__syscall_fcntl64'],
    `import os, sqlite3
    handle = os.open('/tmp/a', os.O_CREAT | os.O_RDWR)
    os.pwrite(handle, b'abc', 0); os.fsync(handle); os.dup2(handle, 9); copy = os.dup(handle)
    table = sqlite3.connect('/tmp/base'); table.execute('create table t(a)'); table.execute('insert into t values (7)'); table.commit()
    return os.pread(9, 2, 1) == b'bc' == os.pread(copy, 2, 1) and list(table.execute('select a from t')) == [(7,)]`,
  ],
  [
    [
      'stat64',
      'lstat64',
      'newfstatat',
      'getcwd',
      'chdir',
      'getdents64',
      'faccessat',
      'unlinkat',
      'rmdir',
      'mkdirat',
      'renameat',
      'chmod',
      'utimensat',
    ].map((name) => `__syscall_${name}`),
    `import glob, os, pathlib, shutil, tempfile
    os.makedirs('/tmp/d/e'); pathlib.Path('/tmp/d/e/x').write_text('x'); os.chmod('/tmp/d/e/x', 0o600); os.utime('/tmp/d/e/x', (1, 2))
    os.chdir('/tmp/d'); os.rename('e/x', 'e/y'); shutil.copytree('/tmp/d', '/tmp/c'); shutil.rmtree('/tmp/d/e')
    with tempfile.TemporaryDirectory() as folder, tempfile.NamedTemporaryFile('w+') as file:
        file.write(folder); file.seek(0); kept = file.read() == folder and os.access(folder, os.R_OK)
    return kept and os.getcwd() == '/tmp/d' and os.listdir() == [] and glob.glob('/tmp/c/e/*') == ['/tmp/c/e/y'] and os.stat('/tmp/c/e/y').st_mtime == 2`,
  ],
  [
    ['fd_fdstat_get', '__syscall_ioctl', '__syscall_getuid32_js'],
    `import os, shutil, lzma, gzip, bz2
    return os.isatty(1) in (True, False) and shutil.get_terminal_size().columns > 0 and os.getuid() >= 0 and lzma.decompress(lzma.compress(b'x')) == gzip.decompress(gzip.compress(b'x'))`,
  ],
  [
    ['clock_time_get', 'clock_res_get', 'emscripten_get_now', 'emscripten_date_now'],
    `import asyncio, time
    start = time.monotonic(); time.sleep(0.02)
    async def later(value):
        await asyncio.sleep(0.001); return value
    async def both():
        return await asyncio.gather(later(1), later(2))
    return asyncio.run(both()) == [1, 2] and 0.02 <= time.monotonic() - start < 5 and time.time() > 1e9 and time.get_clock_info('monotonic').resolution > 0`,
  ],
  [
    ['_localtime_js', '_gmtime_js', '_mktime_js'],
    `import calendar, time
    from datetime import datetime, timezone
    return time.mktime(time.localtime(0)) == 0 == calendar.timegm(time.gmtime(0)) and datetime.fromtimestamp(0).year == 1970 and datetime.now(timezone.utc).astimezone().tzinfo is not None`,
  ],
  [
    ['random_get'],
    `import random, secrets, uuid
    random.seed()
    return len(secrets.token_hex(4)) == 8 and 0 <= random.SystemRandom().random() < 1 and uuid.uuid4() != uuid.uuid4()`,
  ],
  [['JsvError_Check', 'JsvNoValue_Check'], 'return True'],
];

describe('the standard library through the gate', () => {
  test('each import that passes is there for a program of this list', () => {
    expect(new Set(needs.flatMap(([imports]) => imports))).toEqual(passing);
  });

  test.each(needs)('%s', async (_, program) => {
    expect(await judge(sandbox, `def f():\n    ${program}\n`, 'assert f() == True')).toMatchObject({
      status: 'passed',
    });
  });

  test.each([
    ['decimal', "import decimal\n    return str(decimal.Decimal('1.1') + 1)", "'2.1'"],
    [
      'hashlib',
      "import hashlib\n    return [len(hashlib.new(n, b'').digest()) for n in ('md5', 'sha256', 'blake2b')]",
      '[16, 32, 64]',
    ],
    ['json and re', "import json, re\n    return json.loads(re.sub('a', '1', '[a, a]'))", '[1, 1]'],
    [
      'zoneinfo without its data',
      "import zoneinfo\n    try: zoneinfo.ZoneInfo('Europe/Berlin')\n    except zoneinfo.ZoneInfoNotFoundError as e: return 'none'",
      "'none'",
    ],
    [
      'sqlite3 in memory',
      "import sqlite3\n    return sqlite3.connect(':memory:').execute('select 1').fetchall()",
      '[(1,)]',
    ],
    [
      'a thread that cannot start',
      "import threading\n    try: threading.Thread(target=print).start()\n    except RuntimeError: return 'refused'",
      "'refused'",
    ],
    [
      'a process that cannot start',
      "import subprocess\n    try: subprocess.run(['ls'])\n    except OSError: return 'refused'",
      "'refused'",
    ],
    [
      'a socket that cannot open',
      "import socket\n    try: socket.create_connection(('127.0.0.1', 9), 1)\n    except OSError: return 'refused'",
      "'refused'",
    ],
  ])('%s', async (_, program, expected) => {
    expect(await judge(sandbox, `def f():\n    ${program}\n`, `assert f() == ${expected}`)).toMatchObject({
      status: 'passed',
    });
  });
});
