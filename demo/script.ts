import type { ChatTurn } from '../domain/model.ts';
import type { Fault } from './fault.ts';

/** One request as the server understood it. */
export interface Asked {
  endpoint: 'chat' | 'completions';
  model: string;
  /** The bare prompt, or the turns' contents joined by blank lines. */
  prompt: string;
  /** Empty for a bare prompt. */
  messages: ChatTurn[];
  body: Record<string, unknown>;
  /** How often exactly this body came before. */
  times: number;
  /** The header as it came, such as `Bearer ...`. */
  authorization: string | null;
}

/** What the scripted models say; `fault` takes the answer's place. */
export interface Answer {
  text: string;
  reasoning?: string;
  finish?: 'stop' | 'length';
  /** False: the server does not say how many tokens it counted. */
  usage?: boolean;
  /** Milliseconds before the first byte. */
  latencyMs?: number;
  fault?: Fault;
}

/** Plays the models. One that throws is answered with status 500 and its message. */
export type Script = (asked: Asked) => Answer | Promise<Answer>;
