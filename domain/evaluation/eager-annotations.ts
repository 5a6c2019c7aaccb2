/**
 * Reads the annotations of the program's own functions, with no name that the program could have given another meaning. Since 3.14
 * CPython evaluates them only when somebody asks; those with which benchmarks' results are made do so as a function is defined,
 * and a program whose annotations name what it did not import fails there.
 */
const readAnnotations =
  '[one.__annotations__ for one in [*(lambda: 0).__globals__.values()]' +
  ' if one.__class__ is (lambda: 0).__class__ and one.__globals__ is (lambda: 0).__globals__]';

/** A Python program that fails, as it does elsewhere, where its functions' annotations do. */
export const withEagerAnnotations = (program: string): string => `${program}\n\n${readAnnotations}\n`;
