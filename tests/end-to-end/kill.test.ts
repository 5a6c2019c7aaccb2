// Kills real processes of a real collection with -9, in mid-call.
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectionIn, differences } from '../support/collecting.ts';
import type { ProcessName } from '../support/processes.ts';
import { suiteFolder } from '../support/temporary-home.ts';
import { collectUndisturbed } from '../support/undisturbed.ts';

const folder = suiteFolder();
const expected = collectUndisturbed(folder);

/** Collects, and kills `parts` once so many calls have been sent; the command is left to bring it to its end by itself. */
async function collectKilling(name: string, parts: readonly ProcessName[], sent: number) {
  const collecting = await collectionIn(join(folder, name), 1_000);
  try {
    const command = collecting.command();
    await collecting.whenAsked(sent, command);
    const inFlight = await collecting.kill(parts);
    const { code, stderr } = await command.ended;
    return { code, stderr, lines: await collecting.exported(), inFlight, boughtTwice: collecting.boughtTwice };
  } finally {
    await collecting.close();
  }
}

const everything: ProcessName[] = ['supervisor', 'orchestration', 'models', 'sandbox', 'server'];

describe.concurrent('the same command brings the same bytes', { timeout: 300_000 }, () => {
  it.each([
    ['the orchestration worker and the sandbox', ['orchestration', 'sandbox'], 7, false],
    ['the models process', ['models'], 8, true],
    ['everything but the command', everything, 9, true],
  ] as const)('after kill -9 of %s', async (title, parts, sent, buys) => {
    const { code, stderr, lines, inFlight, boughtTwice } = await collectKilling(`${sent}`, parts, sent);
    console.log(`killed ${title} with ${inFlight} calls in flight: ${boughtTwice} calls bought twice`);
    expect(code, stderr).toBe(0);
    expect(differences(lines, await expected())).toEqual([]);
    expect(boughtTwice).toBeLessThanOrEqual(buys ? inFlight : 0);
  });

  it('after kill -9 of the command itself, given again while its supervisor still finishes', async () => {
    const collecting = await collectionIn(join(folder, 'command'), 1_000);
    try {
      const first = collecting.command();
      await collecting.whenAsked(8, first);
      first.child.kill('SIGKILL');
      await first.ended;
      const { code, stderr } = await collecting.command().ended;
      expect(code, stderr).toBe(0);
      expect(differences(await collecting.exported(), await expected())).toEqual([]);
      expect(collecting.boughtTwice).toBe(0);
    } finally {
      await collecting.close();
    }
  });
});
