/** Width of a text at the size in use. */
export type Measure = (text: string) => number;

/** 避头: may not begin a line. 避尾: may not end one. */
const NOT_FIRST = /^[\uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\uff09】》」』〕”’…—·％%.,;:?!)\]}]/u;
const NOT_LAST = /[\uff08【《「『〔“‘([{]$/u;
/** A run that is not taken apart: a word or a number with its signs. */
const PIECES = /[A-Za-z0-9.,:/@_%+\-#&=~]+|\s|./gsu;

/**
 * Breaks a text into lines no wider than `width`, as Chinese is set: anywhere between characters, but no closing mark begins
 * a line and no opening one ends it; words and numbers stay whole as long as a line can hold them.
 */
export function wrap(text: string, width: number, measure: Measure): string[] {
  return text.split(/\r\n|[\n\r\u2028\u2029]/u).flatMap((line) => wrapLine(line, width, measure));
}

function wrapLine(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  const pieces = text.match(PIECES) ?? [];
  for (const piece of pieces.flatMap((p) => (measure(p) > width ? [...p] : [p]))) {
    if (line === '' || measure(line + piece) <= width) {
      line += line === '' && /^\s$/.test(piece) && lines.length > 0 ? '' : piece;
      continue;
    }
    const [kept, moved] = breakBefore(piece, line);
    lines.push(kept);
    line = moved + (/^\s$/.test(piece) ? '' : piece);
  }
  return [...lines, line];
}

/** What stays on the line, and what goes down with the piece: a closing mark takes the character before it along. */
function breakBefore(piece: string, line: string): [kept: string, moved: string] {
  const characters = [...line];
  let cut = characters.length;
  const opens = (at: number) => NOT_LAST.test(characters[at] ?? '');
  const first = (at: number) => (at === characters.length ? piece : (characters[at] ?? ''));
  while (cut > 1 && (NOT_FIRST.test(first(cut)) || opens(cut - 1))) cut--;
  // Nothing but marks: they are set as they come.
  if (cut <= 1) return [line, ''];
  return [characters.slice(0, cut).join(''), characters.slice(cut).join('')];
}
