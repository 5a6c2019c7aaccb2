import { z } from 'zod';

/** What a value must be, in words that fit after "expected", and one that would do. Error sentences are made of both. */
export const asks = (description: string, example?: unknown): { description: string; examples?: unknown[] } =>
  example === undefined ? { description } : { description, examples: [example] };

/** A part of the plan with keys of its own; any other key is an error. */
export const section = <Shape extends z.core.$ZodShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> =>
  z.strictObject(shape).meta(asks(`a section with the keys ${Object.keys(shape).join(', ')}`));

/** A whole number with a floor. */
export const wholeNumber = (floor: number, example: number, ceiling?: number): z.ZodInt =>
  ceiling === undefined
    ? z
        .int()
        .min(floor)
        .meta(asks(`a whole number from ${floor} on`, example))
    : z
        .int()
        .min(floor)
        .max(ceiling)
        .meta(asks(`a whole number from ${floor} to ${ceiling}`, example));

/** A text that is not empty. */
export const words = (description: string, example: string): z.ZodString =>
  z.string().min(1).meta(asks(description, example));
