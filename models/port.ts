import type { CallStage, Prompt, Role, Usage } from '../domain/model.ts';
import type { ModelPlan } from '../domain/plan.ts';
import type { Failure } from '../domain/failure.ts';
import { type SaidLimits, unsaid } from './line/limits.ts';

/** One call to a model: what is sent, which answer of several is wanted, and for whom. */
export interface ModelRequest {
  run: string;
  role: Role;
  stage: CallStage;
  /** The task it is for, to show to people. */
  task: string;
  prompt: Prompt;
  /** Which model, where, and how it samples; its `identity` is set. */
  plan: ModelPlan;
  /** The plan's seed: another one draws other samples. */
  seed: number;
  /** Which of several answers to the same prompt, from 0. */
  sample: number;
}

/** Why a model stopped, in one vocabulary and in the server's own. */
export interface Finish {
  unified: 'stop' | 'length' | 'content_filter' | 'other';
  raw: string | null;
}

export interface ModelReply {
  text: string;
  /** What a reasoning model thought, where the server keeps it apart. */
  reasoning: string;
  finish: Finish;
  /** Null when the server did not say. */
  usage: Usage | null;
  /** The body as it came. */
  raw: string;
  limits: SaidLimits;
}

/** The outside that talks. Rejects with `ModelFailure` or `Postponed` and nothing else. */
export interface Model {
  /** `resting` ends the waiting for what need not be waited for, with `Postponed`; `signal` ends everything. */
  complete(request: ModelRequest, signal: AbortSignal, resting?: AbortSignal): Promise<ModelReply>;
}

/** There is no answer yet, and nobody need wait for it: ask again later. */
export class Postponed extends Error {
  override name = 'Postponed';
  /** `batch`: a batch has the call; `paused`: nothing was sent. */
  readonly reason: 'batch' | 'paused';

  constructor(reason: 'batch' | 'paused') {
    super(reason);
    this.reason = reason;
  }
}

/** A failure of a call, typed by `domain/failure.ts`. */
export class ModelFailure extends Error {
  override name = 'ModelFailure';
  readonly failure: Failure;
  /** Milliseconds that the server asked us to wait, or null. */
  readonly retryAfterMs: number | null;
  readonly limits: SaidLimits;

  constructor(failure: Failure, retryAfterMs: number | null = null, limits = unsaid) {
    super(failure.message);
    this.failure = failure;
    this.retryAfterMs = retryAfterMs;
    this.limits = limits;
  }
}
