import { describe, expect, test } from 'vitest';
import type { Enclosed } from '../../../sandbox/jail/jail.ts';
import { openJail } from '../../../sandbox/jail/open.ts';
import { findInterpreter } from '../../../sandbox/native/interpreter.ts';
import { launchZygote } from '../../../sandbox/native/launch.ts';
import { startSlot } from '../../../sandbox/slots/slot.ts';
import { jailsHere, openBench, verdictOn } from './support.ts';

const [jail] = await jailsHere();
const load = JSON.stringify({ kind: 'load', program: 'def f(x): return x', setup: '', entryPoint: 'f' });

describe.skipIf(jail === undefined)('a zygote', () => {
  test('hands no program to a process that the kernel does not seal', async () => {
    if (jail === undefined) return;
    const enclosed = launchZygote(await findInterpreter('python3'), '/tmp', 0)(256);
    const slot = await startSlot(withoutSeal(enclosed), jail);
    await expect(slot.ask(load, 256 << 20)).rejects.toThrow('Expected a process that no program can leave');
    await slot.kill();
  });

  test('answers a crossing that nobody allowed with the end of the program', async () => {
    if (jail === undefined) return;
    const enclosed = launchZygote(await findInterpreter('python3'), '/tmp', 0)(256);
    const slot = await startSlot(enclosed, jail);
    const program =
      'import sys\nframe = sys._getframe()\nwhile "carry" not in frame.f_globals: frame = frame.f_back\nframe.f_globals["carry"]("hello")';
    const asked = JSON.stringify({ kind: 'load', program, setup: '', entryPoint: '' });
    expect(await slot.ask(asked, 256 << 20)).toMatchObject({ ending: 'crashed' });
    await slot.reset();
    expect(await slot.ask(load, 256 << 20)).toMatchObject({ ending: 'answered' });
    await slot.reset();
    const heard: string[] = [];
    const listen = async (question: string): Promise<string> => {
      heard.push(question);
      return 'ended';
    };
    expect(await slot.ask(asked, 256 << 20, listen)).toMatchObject({ ending: 'answered' });
    expect(heard).toEqual(['hello']);
    await slot.kill();
  });

  test('lets programs write nowhere where no namespace keeps their folder apart', async () => {
    const restricted = await openJail('restricted');
    if (restricted.rung !== 'restricted')
      return console.warn('The restricted rung is NOT tested: it is not to be had here.');
    const bench = await openBench(restricted);
    expect((await verdictOn(bench, 'def f(x): return x')).status).toBe('passed');
    const write = 'def f(x):\n    open("/tmp/left-by-a-program", "w")\n    return 1';
    expect(await verdictOn(bench, write)).toMatchObject({ status: 'error', cause: 'exception' });
    await bench.close();
  });
});

/** The same, its children's filter cut to something that is none. */
function withoutSeal(enclosed: Enclosed): Enclosed {
  const [settings = '', ...others] = enclosed.arguments.toReversed();
  const changed = JSON.stringify({ ...JSON.parse(settings), seal: '00' });
  return { ...enclosed, arguments: [...others.toReversed(), changed] };
}
