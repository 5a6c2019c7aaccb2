// Stands in for a worker. It writes down what it was given, says `ready`, and ends as a worker does; the models one finishes first,
// for as long as there is a file `busy` in the home.
import { appendFileSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { role: text, address: text, namespace: text } });
const { role = '' } = values;
const home = process.env['PERSD_HOME'] ?? '';

async function finish(): Promise<void> {
  if (role === 'models') while (existsSync(join(home, 'busy'))) await sleep(20);
  process.exit(0);
}

writeFileSync(join(home, `${role}.started`), JSON.stringify({ ...values, environment: Object.keys(process.env) }));
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => appendFileSync(join(home, `${role}.told`), `${line}\n`));
lines.once('close', () => void finish());
process.once('SIGTERM', () => void finish());
process.stdout.write('ready\n');
