/** What every process of a disturbed collection reads again and again, from the file that `variable` names. */
export interface Disturbed {
  /** Milliseconds that the wall clock is moved by. */
  clockMs: number;
  /** The folder whose disk has no room left; null: every one has. */
  fullDisk: string | null;
}

export const variable = 'PERSD_CHAOS';
