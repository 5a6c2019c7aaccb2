// Takes the lock of its first argument, prints `held`, and stays.
import { takeLock } from '../../store/lock.ts';

if (takeLock(process.argv[2] ?? '') !== null) process.stdout.write('held');
setInterval(() => {}, 60_000);
