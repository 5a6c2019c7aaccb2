// One pass over a text: nothing that is put in is read again.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillText, placeholders, placeholdersIn } from '../../../domain/prompt/placeholder.ts';

const valueArbitrary = fc
  .array(fc.oneof(fc.string(), fc.constantFrom(...placeholders.map((name) => `<<${name}>>`)), fc.constant('$&')))
  .map((parts) => parts.join(''));

describe('filling a prompt', () => {
  it('puts every value where its placeholder stood, whatever the value contains', () => {
    fc.assert(
      fc.property(valueArbitrary, valueArbitrary, (attempt, feedback) => {
        const filled = fillText('a<<ATTEMPT>>b<<FEEDBACK>>c<<ATTEMPT>>d', { ATTEMPT: attempt, FEEDBACK: feedback });
        expect(filled).toBe(`a${attempt}b${feedback}c${attempt}d`);
      }),
    );
  });

  it('leaves text in angle brackets that is no placeholder', () => {
    expect(fillText('TASK: << what it says >> 1<<n>>2 <<TASK>>', { TASK: 't' })).toBe(
      'TASK: << what it says >> 1<<n>>2 t',
    );
  });

  it('refuses to send a placeholder that has no value', () => {
    expect(() => fillText('<<GOLD>>', {})).toThrow('<<GOLD>>');
  });
});

describe('finding placeholders', () => {
  it.each([
    ['<<TASK>> and <<TASK>>', ['TASK']],
    ['<<CODE>>', ['CODE']],
    ['<<Header>>', ['Header']],
    ['1<<n>>2, << a b >>', []],
  ])('reads %s', (text, names) => {
    expect(placeholdersIn(text)).toEqual(names);
  });
});
