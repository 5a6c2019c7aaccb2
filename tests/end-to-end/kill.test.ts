// Kills real processes of a real collection with -9, in mid-call.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { collectionIn, differences, undisturbed } from '../support/collecting.ts';
import type { Part } from '../support/processes.ts';
import { suiteFolder } from '../support/temporary-home.ts';

const folder = suiteFolder();
let expected: string[];

beforeAll(async () => {
  expected = await undisturbed(join(folder, 'undisturbed'));
}, 240_000);

/** Collects, and kills `parts` once so many calls have been sent; the command is left to bring it to its end by itself. */
async function collectKilling(name: string, parts: readonly Part[], sent: number) {
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

const everything: Part[] = ['supervisor', 'orchestration', 'models', 'sandbox', 'server'];

describe('the same command brings the same bytes', { timeout: 240_000 }, () => {
  it.each([
    ['the orchestration worker and the sandbox', ['orchestration', 'sandbox'], 10, false],
    ['the models process', ['models'], 12, true],
    ['everything but the command', everything, 14, true],
  ] as const)('after kill -9 of %s', async (title, parts, sent, buys) => {
    const { code, stderr, lines, inFlight, boughtTwice } = await collectKilling(`${sent}`, parts, sent);
    console.log(`killed ${title} with ${inFlight} calls in flight: ${boughtTwice} calls bought twice`);
    expect(code, stderr).toBe(0);
    expect(differences(lines, expected)).toEqual([]);
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
      expect(differences(await collecting.exported(), expected)).toEqual([]);
      expect(collecting.boughtTwice).toBe(0);
    } finally {
      await collecting.close();
    }
  });
});
