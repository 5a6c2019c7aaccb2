import type { Failure } from '../domain/failure.ts';

/** Requests that travel as files. A call is in one batch at most, and while it is in one its reservation is held, whoever dies. */
export interface Batches {
  /** Writes, before a batch is asked for, that it may be; from then on its calls count as sent. */
  intend(batch: NewBatch): Promise<void>;
  /** Null: the call is in no batch. */
  find(key: string): Promise<BatchedCall | null>;
  /** Null: no call is in it any more. */
  read(tag: string): Promise<BatchRecord | null>;
  /** Moves the moment of asking on, for who still sees it as it was; false: somebody else did, and is asking. */
  askAgain(tag: string, seen: number, now: number): Promise<boolean>;
  /** Notes the name that the server gave it. */
  accepted(tag: string, id: string): Promise<void>;
  /** Keeps answers, by key, as the server wrote them. Those of calls that are not in the batch are left out. */
  keep(tag: string, lines: BatchLine[]): Promise<void>;
  /** Nothing more will come of it. */
  end(tag: string, end: BatchEnd): Promise<void>;
  /** The call is to be sent anew. What its last send cost is still to be told. */
  leave(key: string, tag: string): Promise<void>;
  /** The server refused a batch: all its calls leave it. */
  dissolve(tag: string): Promise<void>;
  /** Tells people what came of the last question about a batch: a trouble of the runs that wait for it, or null where all is well. */
  told(tag: string, failure: Failure | null): Promise<void>;
  /** Those that go on, with calls that a run waits for and no other run that is open or paused. */
  onlyFor(run: string): Promise<BatchRecord[]>;
  /** Those with calls whose answers were not taken yet, oldest first; where a run is named, those with calls that it pays for. */
  list(run?: string): Promise<BatchFigures[]>;
}

export interface NewBatch {
  /** Names it in its metadata. */
  tag: string;
  baseURL: string;
  model: string;
  endpoint: 'chat' | 'completions';
  /** The server's name for the uploaded requests. */
  inputFile: string;
  /** In the order of the file. */
  calls: { key: string; maxTokens: number }[];
  /** When it is asked for, in milliseconds since the epoch. */
  askedAt: number;
}

export interface BatchRecord extends Omit<NewBatch, 'calls'> {
  /** Null: nobody knows yet whether the server has it. */
  id: string | null;
  /** Null: it goes on. */
  end: BatchEnd | null;
}

/** How a batch ended, in the server's word, and what it said of that. */
export interface BatchEnd {
  status: string;
  reason: string;
}

export interface BatchLine {
  key: string;
  line: string;
}

export interface BatchedCall {
  batch: BatchRecord;
  /** Under which limit it was sent. */
  maxTokens: number;
  /** The answer as the server wrote it; null while there is none. */
  line: string | null;
}

export interface BatchFigures {
  tag: string;
  id: string | null;
  model: string;
  baseURL: string;
  askedAt: number;
  calls: number;
  /** Those of them whose answers are here. */
  answered: number;
  ended: boolean;
}
