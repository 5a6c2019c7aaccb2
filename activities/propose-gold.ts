import { goldPrompt } from '../domain/prompt/build.ts';
import type { Caller } from '../models/caller.ts';
import type { Store } from '../store/port.ts';
import { asking } from './ask.ts';
import type { Activities } from './contract.ts';
import { collectionOf } from './run-of.ts';

export function proposeGold(store: Store, caller: Caller): Activities['proposeGold'] {
  return asking(store, caller, {
    run: collectionOf,
    role: 'teacher',
    stage: 'gold',
    prompt: async ({ plan }, { task }) => goldPrompt(task, plan),
    sample: (_task, index) => index,
  });
}
