const onPaper = matchMedia('print');
const listeners = new Set<() => void>();
let asked = false;

/** Whether what is drawn now is for paper: there every row is wanted, and no dark ground. */
export const isPrinting = () => asked || onPaper.matches;

/** Tells when that changes: in time for the page to be drawn anew before it is printed. */
export function onPrinting(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

const tell = () => {
  for (const listener of listeners) listener();
};
const set = (now: boolean) => () => {
  asked = now;
  tell();
};
addEventListener('beforeprint', set(true));
addEventListener('afterprint', set(false));
onPaper.addEventListener('change', tell);
