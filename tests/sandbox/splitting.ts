import type { Sandbox, SplitTests } from '../../sandbox/port.ts';

type Read = Extract<SplitTests, { ok: true }>;

/** Splits published tests; throws where they cannot be read. */
export async function split(sandbox: Sandbox, code: string, entryPoint: string | null = null): Promise<Read> {
  const [found] = await sandbox.reader.splitTests([{ code, entryPoint }]);
  if (!found?.ok) throw new Error(`Expected tests, found ${JSON.stringify(found)}`);
  return found;
}

/** Tests in one line each: what is compared with what, or the code. */
export async function splitLines(sandbox: Sandbox, code: string, entryPoint: string | null = null): Promise<string[]> {
  const { tests } = await split(sandbox, code, entryPoint);
  return tests.map((one) => {
    if (one.kind === 'value') return `${one.call} ${one.relation?.is ?? '=>'} ${one.expected}`;
    return one.kind === 'code' ? one.code : '';
  });
}
