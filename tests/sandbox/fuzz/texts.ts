import * as fc from 'fast-check';

/** A longer run is for benches: `PERSD_FUZZ_RUNS=20000`. */
export const fuzzRuns = Number(process.env['PERSD_FUZZ_RUNS'] ?? 60);

/** What no program here can work out. */
export const secret = 'zq81-kvantum';

const bytes = fc.uint8Array({ maxLength: 400 }).map((all) => Buffer.from(all).toString('latin1'));

/** Bytes, or characters, that nobody wrote. */
export const anyText = fc.oneof(bytes, fc.string({ unit: 'binary', maxLength: 200 }));

const syntax = `( ) """ ' " \` /* // # \\ { }} [ == => - , f 0 null true return assert`.split(' ');
const pieces = fc.constantFrom(...syntax, '\n    ', ' ', '\u0000', '\ud800');

/** A text with parts of it taken out, doubled, or replaced by others. */
export const mutated = (texts: string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.array(fc.tuple(fc.nat(), fc.nat(40), fc.oneof(pieces, anyText)), { maxLength: 6 }),
    )
    .map(([text, changes]) => changes.reduce(changed, text));

function changed(text: string, [at, taken, put]: [number, number, string]): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + put + text.slice(from + taken);
}
