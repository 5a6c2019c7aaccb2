import { proxyActivities } from '@temporalio/workflow';
import type { Activities } from '../activities/contract.ts';
import { stageOptions } from '../temporal-config/activity-options.ts';
import type { Place } from '../temporal-config/place.ts';

/** Activities that read and write the store alone. */
export function storeActivities(place: Place) {
  return proxyActivities<Activities>(stageOptions(place.home).store);
}

/** Activities that run programs. */
export function sandboxActivities(place: Place) {
  return proxyActivities<Activities>(stageOptions(place.home).sandbox);
}

/** Activities that ask the student. */
export function studentActivities(place: Place) {
  return proxyActivities<Activities>(stageOptions(place.home).student);
}

/** Activities that ask the teacher. */
export function teacherActivities(place: Place) {
  return proxyActivities<Activities>(stageOptions(place.home).teacher);
}
