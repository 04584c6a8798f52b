/** What a rule answers: an outcome, its article, and every reason against the better outcome. A rule never throws. */
export interface Breach {
  /** Stable English code for programs. */
  code: string;
  /** Article of the regulation, or null where the product's own order of things asks for it. */
  article: number | null;
  /** Chinese sentence for people: what is wrong and what to do. */
  message: string;
  /** Path of the input field concerned, where there is one. */
  field?: string;
}

/** A breach of `article`; write conditions as `condition && breach(…)` and collect them with `breachesOf`. */
export function breach(code: string, article: number | null, message: string, field?: string): Breach {
  return field === undefined ? { code, article, message } : { code, article, message, field };
}

/** Keeps the breaches of a list of `condition && breach(…)`, in order. */
export function breachesOf(...found: (Breach | false | undefined | null | Breach[])[]): Breach[] {
  return found.flatMap((b) => (b ? b : []));
}
