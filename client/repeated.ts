/** What an option that may be given several times has so far, and one more: unlike a list in one option, it swallows no argument. */
export const repeated = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value];
