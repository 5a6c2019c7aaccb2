import type { OwnSetting } from './figures.ts';
import { runOwn, startUpstream } from './passes.ts';

export const usual: Omit<OwnSetting, 'url' | 'calls'> = {
  concurrency: 100,
  asking: 400,
  promptBytes: 1_000,
  maxTokens: 1_024,
  timeoutSeconds: 600,
  seconds: null,
  rpm: null,
  tpm: null,
};

/** 30 % of requests end in status 500, 5 % hang, 1 % are cut off: ideal is the time of every try, over the slots. */
export async function failing(calls: number): Promise<void> {
  const timeoutSeconds = 5;
  console.log(`\n${calls} calls of 1 s, 30 % status 500, 5 % hang (given up after ${timeoutSeconds} s), 1 % cut off`);
  const upstream = await startUpstream('failing', 1_000);
  const own = await runOwn({ ...usual, url: upstream.url, calls, timeoutSeconds });
  const { requests, slotMs } = await upstream.end();
  const ideal = slotMs / usual.concurrency / 1_000;
  console.log(
    `  ${own.replied} of ${calls} answered with ${requests} requests in ${own.seconds.toFixed(1)} s: ${(own.seconds / ideal).toFixed(2)} times ideal (${ideal.toFixed(1)} s) · ${(own.cpuMs / requests).toFixed(2)} ms of processor a request`,
  );
}

/** A server that enforces 600 requests and 60,000 tokens in any minute; once the plan says so, once only its headers do. */
export async function limiting(seconds: number): Promise<void> {
  console.log(`\n600 requests and 60,000 tokens in any minute, with Retry-After, for ${seconds} s`);
  for (const said of ['plan', 'headers'] as const) {
    const limits = said === 'plan' ? { rpm: 600, tpm: 60_000 } : {};
    const upstream = await startUpstream('limiting', 200);
    const small = { promptBytes: 100, maxTokens: 256 };
    await runOwn({ ...usual, ...small, ...limits, url: upstream.url, calls: 100_000, seconds });
    const { requests, answered, tokens, rejected } = await upstream.end();
    const used = Math.max(answered / (10 * seconds), tokens / (1_000 * seconds));
    console.log(
      `  limits from ${said.padEnd(8)} ${((100 * rejected) / requests).toFixed(2)} % rejected · ${used.toFixed(2)} of the allowed rate`,
    );
  }
}

/** Whether memory grows with the journal; answers come at once, from the process itself. */
export async function memory(calls: number): Promise<void> {
  const { memory: looks, journalBytes } = await runOwn({ ...usual, url: null, calls });
  const words = looks.map(
    ({ residentMb, liveMb }) => `${Math.round(residentMb)} MB resident, ${liveMb.toFixed(1)} MB of them in use`,
  );
  console.log(
    `\n${calls} calls: ${words.join('; ')} (after a tenth, a half, all) · ${Math.round(journalBytes / calls)} bytes a call on disk`,
  );
}
