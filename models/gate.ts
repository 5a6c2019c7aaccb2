import type { Runs, RunState } from '../store/port.ts';

/** Whether calls of a run may be sent just now. */
export type Gate = (run: string) => Promise<'open' | 'paused' | 'cancelled'>;

/** A gate that reads the store, and believes what it read for `freshMs`: well under the second in which a pause must hold. */
export function createGate(runs: Pick<Runs, 'get'>, freshMs = 200): Gate {
  const read = new Map<string, { at: number; state: ReturnType<Gate> }>();
  return (run) => {
    const known = read.get(run);
    if (known !== undefined && performance.now() - known.at < freshMs) return known.state;
    const state = runs.get(run).then((record) => gateOf(record?.state));
    read.set(run, { at: performance.now(), state });
    state.catch(() => read.delete(run));
    return state;
  };
}

/** A run that is done or gone asks for nothing more, as one that was cancelled. */
function gateOf(state: RunState | undefined): 'open' | 'paused' | 'cancelled' {
  return state === 'open' || state === 'paused' ? state : 'cancelled';
}
