/**
 * The unbiased estimate of pass@k for one task: the share of all choices of `k` among its `samples` in which at least one of
 * the `passed` is. Throws `RangeError` where these are no whole numbers with 0 ≤ passed ≤ samples and 1 ≤ k ≤ samples.
 */
export function passAtK(samples: number, passed: number, k: number): number {
  if (![samples, passed, k].every(Number.isSafeInteger) || passed < 0 || passed > samples || k < 1 || k > samples) {
    throw new RangeError(`Expected 0 ≤ passed ≤ samples and 1 ≤ k ≤ samples, found ${passed}, ${samples} and ${k}.`);
  }
  if (samples - passed < k) return 1;
  // C(n-c, k) / C(n, k) stays the same when c and k change places: the fewer factors lose the fewer digits.
  const [fewer, more] = passed < k ? [passed, k] : [k, passed];
  let missed = 1;
  for (let among = samples - fewer + 1; among <= samples; among += 1) missed *= 1 - more / among;
  return 1 - missed;
}
