import { attemptPrompt } from '../domain/prompt/build.ts';
import type { Caller } from '../models/caller.ts';
import type { Store } from '../store/port.ts';
import { asking } from './ask.ts';
import type { Activities } from './contract.ts';
import { collectionOf } from './run-of.ts';

export function proposeAttempts(store: Store, caller: Caller): Activities['proposeAttempts'] {
  return asking(store, caller, {
    run: collectionOf,
    role: 'student',
    stage: 'attempt',
    prompt: async ({ plan }, { task }) => attemptPrompt(task, plan),
    sample: (_task, index) => index,
  });
}
