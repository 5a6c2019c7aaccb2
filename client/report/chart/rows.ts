/** Rows under one another, each named at its left where `named` is set: what a mark's place in a chart from top to bottom is made of. */
export const rowsOf = (labels: string[], named = true) => ({
  field: 'label',
  type: 'nominal' as const,
  scale: { domain: labels, padding: 0.3 },
  axis: { title: null, ticks: false, labels: named, labelPadding: 10, zindex: 1 },
});
