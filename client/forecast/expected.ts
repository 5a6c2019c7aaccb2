import type { CallStage, Role } from '../../domain/model.ts';

/** Where a figure lies that is not known yet; the same twice where it is. */
export interface Range {
  least: number;
  most: number;
}

/** What a run will ask one model for one purpose. */
export interface Expected {
  role: Role;
  stage: CallStage;
  /** What it depends on, in a sentence. */
  why: string;
  calls: Range;
  /** Those of them that the journal answers. */
  paid: number;
  /** Those of the others that were answered before and cut off, where they may now be longer. */
  cutOff: number;
  toBuy: Range;
  /** Tokens of one call. */
  input: number;
  output: Range;
  /** `past`: what calls to these weights took; `guess`: nobody has asked them yet. */
  from: 'past' | 'guess';
  /** Dollars for what is to buy; null where the plan has no price. */
  usd: Range | null;
  /** Dollars for the most of it, were every answer as long as it may be. */
  worstUsd: number | null;
}

export const exactly = (figure: number): Range => ({ least: figure, most: figure });

export const plus = (one: Range, other: Range): Range => ({
  least: one.least + other.least,
  most: one.most + other.most,
});

/** What is left of it where so much is there already. */
export const less = ({ least, most }: Range, there: number): Range => ({
  least: Math.max(0, least - there),
  most: Math.max(0, most - there),
});
