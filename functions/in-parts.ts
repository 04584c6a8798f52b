/** So many requests to the store at once: a city's day is thousands of them. */
const AT_ONCE = 20;

/** Does it for each, some at a time; the first failure ends it. */
export async function inParts<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < all.length; start += AT_ONCE)
    await Promise.all(all.slice(start, start + AT_ONCE).map(work));
}
