const words =
  'Write a function that takes a list of numbers and returns their sum in the order that the caller wants. '.split(' ');

/** A prompt of `bytes` bytes, each different, in words that do not repeat themselves too soon. */
export function promptOf(at: number, bytes: number): string {
  let text = `Task ${at}. `;
  for (let n = 0; text.length < bytes; n += 1) {
    const drawn = Math.imul(n * 7_919 + at, 0x9e3779b1) >>> 0;
    text += `${words[drawn % words.length]}${drawn % 5 === 0 ? drawn % 1_000 : ''} `;
  }
  return text.slice(0, bytes);
}
