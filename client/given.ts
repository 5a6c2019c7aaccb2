/** Whether somebody wrote an option, by its name in camel case; one that has its default was not. */
export type IsGiven = (option: string) => boolean;

/** Those of some options that somebody wrote, as they are written: `--cpu-ms`. */
export const givenFlags = (options: string[], isGiven: IsGiven): string[] => options.filter(isGiven).map(flag);

/** What was found where it would do nothing, such as `--slots, which is for a batch`. */
export const strayWords = (flags: string[], place: string): string =>
  `${flags.join(', ')}, which ${flags.length === 1 ? 'is' : 'are'} for ${place}`;

const flag = (option: string): string => `--${option.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
