/** Operations that carry a text, with the bytes of its length. */
const lengths = new Map([
  [0x8c, 1],
  [0x58, 4],
  [0x8d, 8],
]);

/** Operations that only say how the rest is packed or remembered, with the bytes of their arguments. */
const bookkeeping = new Map([
  [0x80, 1],
  [0x95, 8],
  [0x94, 0],
  [0x71, 1],
  [0x72, 4],
]);

const stop = 0x2e;

/**
 * The text in a pickle that holds one text and nothing else; null where it holds anything else. Nothing in it is run, for a pickle
 * is a program: only the operations of a single text are known here.
 */
export function pickledText(pickle: Uint8Array): string | null {
  const view = new DataView(pickle.buffer, pickle.byteOffset, pickle.byteLength);
  let text: string | null = null;
  for (let at = 0; at < pickle.length; ) {
    const operation = view.getUint8(at);
    if (operation === stop) return at === pickle.length - 1 ? text : null;
    const width = lengths.get(operation);
    const skipped = width ?? bookkeeping.get(operation);
    if (skipped === undefined || at + 1 + skipped > pickle.length || (width !== undefined && text !== null))
      return null;
    at += 1 + skipped;
    if (width === undefined) continue;
    const end = at + lengthAt(view, at - width, width);
    if (end > pickle.length) return null;
    text = new TextDecoder().decode(pickle.subarray(at, end));
    at = end;
  }
  return null;
}

function lengthAt(view: DataView, at: number, width: number): number {
  if (width === 1) return view.getUint8(at);
  return width === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true));
}
