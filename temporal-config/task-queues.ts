/** The queues of one home. Each role polls its own, so that a queue's work can move to another process or machine. */
export interface TaskQueues {
  orchestration: string;
  student: string;
  teacher: string;
  sandbox: string;
}

/** `home` is the home's short id on a server that others use too; null on the embedded one. */
export function taskQueues(home: string | null): TaskQueues {
  const base = queueBase(home);
  return { orchestration: base, student: `${base}-student`, teacher: `${base}-teacher`, sandbox: `${base}-sandbox` };
}

/** What every id and queue of a home begins with. */
export function queueBase(home: string | null): string {
  return home === null ? 'persd' : `persd.${home}`;
}
