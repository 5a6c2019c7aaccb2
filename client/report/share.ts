import { count } from '../screen/figures.ts';

/** `93%`. Never `100%` or `0%` for what is not all or nothing; a dash of nothing. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–';
  const share = (100 * part) / whole;
  if (part > 0 && share < 1) return '< 1%';
  if (part < whole && share > 99) return '> 99%';
  return `${Math.round(share)}%`;
}

/** `14 of 15`. */
export const ofAll = (part: number, whole: number): string => `${count(part)} of ${count(whole)}`;
