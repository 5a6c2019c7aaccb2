import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Ended } from '../domain/tally.ts';

/** Cuts every wait short: keys, budget or a person have changed what was held. Sent to the root, which sends it down the tree. */
export const resumeSignal = defineSignal('resume');

/** Pauses a run or lets it go on, for people who work in the Temporal UI; the command line writes the store itself. */
export const setPausedUpdate = defineUpdate<void, [paused: boolean]>('setPaused');

/** Tasks of a run, and how many ended in which outcome. */
export const progressQuery = defineQuery<{ tasks: number; tally: Ended }>('progress');

/** A shard tells its dataset how many of its tasks have ended in which outcome since the shard began. */
export const progressedSignal = defineSignal<[{ shard: number; tally: Ended }]>('progressed');
