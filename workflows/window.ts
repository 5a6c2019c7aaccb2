/** How many items are worked on at once; it may change meanwhile. */
export interface Window {
  size: number;
}

/** Works through `items` in order, a window of them at a time; the next begins when any one ends. Rejects with the first rejection. */
export async function inWindow<T>(items: T[], window: Window, work: (item: T) => Promise<void>): Promise<void> {
  const left = items.values();
  let open = 0;
  const begin = async (item: T): Promise<void> => {
    open += 1;
    await work(item);
    open -= 1;
    await fill();
  };
  const fill = async (): Promise<void> => {
    const begun: Promise<void>[] = [];
    while (open < window.size) {
      const { value, done } = left.next();
      if (done) break;
      begun.push(begin(value));
    }
    await Promise.all(begun);
  };
  await fill();
}
