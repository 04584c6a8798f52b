/** 0.985 → 98.5%; a dash where there is no rate. */
export const percent = (rate: number | undefined): string =>
  rate === undefined ? '—' : `${Number((rate * 100).toFixed(1))}%`;
