/** Works through `items` in order, `size` of them at a time; the next begins when any one ends. Rejects with the first rejection. */
export async function inWindow<T>(items: T[], size: number, work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  const lane = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(size, items.length) }, lane));
}
