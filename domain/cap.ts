/** The most that may be spent of each; null: no limit. */
export interface Cap {
  usd: number | null;
  calls: number | null;
  tokens: number | null;
}

const parts = ['usd', 'calls', 'tokens'] as const;

/**
 * Reads `6` (US dollars), `usd=6,calls=1000,tokens=2000000`, or `none`; what is not named has no limit. Answers with a sentence
 * where the text is none of these.
 */
export function readCap(text: string): Cap | string {
  const none: Cap = { usd: null, calls: null, tokens: null };
  if (text.trim() === 'none') return none;
  const cap = { ...none };
  for (const part of text.split(',')) {
    const [name = '', value = '', ...rest] = part.includes('=') ? part.split('=') : ['usd', part];
    const known = parts.find((one) => one === name.trim());
    const amount = amountOf(value);
    if (known === undefined || amount === null || rest.length > 0) return fault(text);
    if (known !== 'usd' && !Number.isInteger(amount)) return fault(text);
    cap[known] = amount;
  }
  return cap;
}

function amountOf(text: string): number | null {
  const amount = Number(text);
  return text.trim() !== '' && Number.isFinite(amount) && amount > 0 ? amount : null;
}

const fault = (text: string): string =>
  `expected US dollars such as 6, or usd=6,calls=1000,tokens=2000000, or none; found ${text}`;

/** A budget and what is spent of it, in words; empty where there is no limit. */
export function capWords({ usd, calls, tokens }: Cap, spent: Record<keyof Cap, number>): string {
  return [
    ...(usd === null ? [] : [`$${spent.usd.toFixed(4)} of $${usd}`]),
    ...(calls === null ? [] : [`${spent.calls} of ${calls} calls`]),
    ...(tokens === null ? [] : [`${spent.tokens} of ${tokens} tokens`]),
  ].join(', ');
}
