/** 项目名称比较: without punctuation, spaces, brackets and case, so that 「智慧教育(一期)」 and 「智慧教育 一期」 are one. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** From here on two names are near the same. */
const NEAR = 0.8;

/** How far the length of a near name can be from this one's: nothing else has to be compared. */
export const lengthsNear = (length: number): { from: number; to: number } => ({
  from: Math.ceil((length * NEAR) / (2 - NEAR)),
  to: Math.floor((length * (2 - NEAR)) / NEAR),
});

/** Dice coefficient of the pairs of neighbouring characters: 1 is the same name, 0 has nothing in common. */
export function likeness(first: string, second: string): number {
  if (first === second) return 1;
  const left = pairsOf(plainName(first));
  const right = pairsOf(plainName(second));
  if (left.length === 0 || right.length === 0) return plainName(first) === plainName(second) ? 1 : 0;
  const rest = [...right];
  const shared = left.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (left.length + right.length);
}

const pairsOf = (name: string): string[] => {
  const letters = [...name];
  return letters.slice(1).map((letter, i) => `${letters[i]}${letter}`);
};

export const isNearName = (first: string, second: string): boolean => likeness(first, second) >= NEAR;
