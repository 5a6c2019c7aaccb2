import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { say } from './screen/print.ts';

/** What commander says of a command line, and the sentence that we say in its place. */
const wordings: [RegExp, string][] = [
  [/^unknown command '(.*)'$/s, 'expected a command, found $1'],
  [/^unknown option '(.*)'$/s, 'expected an option of this command, found $1'],
  [/^missing required argument '(.*)'$/, 'expected <$1>, found nothing'],
  [/^required option '(.*)' not specified$/, 'expected $1, found none'],
  [/^option '(.*)' argument missing$/, 'expected $1, found nothing behind it'],
  [/^too many arguments.* Expected 1 argument but got \d+: (.*)\.$/s, 'expected one argument, found $1'],
  [/^too many arguments.* Expected (\d+) arguments but got \d+: (.*)\.$/s, 'expected $1 arguments, found $2'],
  [/^option '(\S+).*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s, '$1: expected one of $3, found $2'],
  [/^option '(\S+).*' argument '.*' is invalid\. ([Ee]xpected .*)$/s, '$1: $2'],
];

/** Has a command, and those below it, say of a command line that it cannot read what it expected, found, and where that is told. */
export function tellUsage(command: CommandUnknownOpts, path: string): void {
  command.exitOverride().configureOutput({ outputError: (text) => say(usageSentence(text, path)) });
  for (const below of command.commands) tellUsage(below, `${path} ${below.name()}`);
}

/** `text` is commander's own; one that it says in words of a newer version is passed on. */
export function usageSentence(text: string, path: string): string {
  const [, said = text, near] = /^(?:error: )?(.*?)\s*(?:\(Did you mean (.*)\?\))?\s*$/s.exec(text) ?? [];
  const [pattern, wording] = wordings.find(([one]) => one.test(said)) ?? [/$/, ''];
  const hint = near === undefined ? '' : `; perhaps ${near} was meant`;
  return `${said.replace(pattern, wording)}${hint}; see \`${path} --help\``;
}
