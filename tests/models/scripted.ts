import { onTestFinished } from 'vitest';
import { type Answer, type Fault, type Script, type ScriptedServer, startModelServer } from '../../demo/server.ts';

/** A model server that closes when the running test ends. */
export async function scriptedServer(script: Script, latencyMs = 0): Promise<ScriptedServer> {
  const server = await startModelServer(script, { latencyMs });
  onTestFinished(() => server.close());
  return server;
}

/** Plays these faults first, in order, and then says `text`. */
export function afterFaults(faults: Fault[], text = 'done'): Script {
  let asked = 0;
  return (): Answer => {
    const fault = faults[asked++];
    return fault === undefined ? { text } : { text, fault };
  };
}
