/** Where a run's workflows live: the part of their input that a plan does not decide. */
export interface Place {
  /** The home's short id on a server that others use too, part of every id and queue; null on the embedded one. */
  home: string | null;
  /** The search attributes are registered: a workflow that upserts an unknown one is stuck for ever. */
  attributes: boolean;
}
