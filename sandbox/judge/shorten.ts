const shownCharacters = 1_000;

/** At most 1,000 characters: the beginning and the end of a longer text. */
export function shorten(text: string): string {
  if (text.length <= shownCharacters) return text;
  const side = Math.floor((shownCharacters - 5) / 2);
  return `${text.slice(0, side)} ... ${text.slice(-side)}`;
}
