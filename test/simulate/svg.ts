const COLOURS = ['#0958d9', '#d4380d', '#389e0d', '#722ed1', '#d48806'];
const WIDTH = 960;
const HEIGHT = 280;
const LEFT = 60;
const TOP = 48;
const BOTTOM = 30;

const escapeText = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const svg = (height: number, title: string, body: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="sans-serif" font-size="12"><title>${escapeText(title)}</title><text x="${LEFT}" y="18" font-size="15">${escapeText(title)}</text>${body}</svg>`;

/** Lines over time, one a name, all on one scale that begins at nothing. */
export function series(title: string, times: readonly string[], lines: Record<string, number[]>): string {
  const most = Math.max(1, ...Object.values(lines).flat());
  const bottom = HEIGHT - BOTTOM;
  const toX = (i: number) => LEFT + (i / Math.max(1, times.length - 1)) * (WIDTH - LEFT - 10);
  const toY = (v: number) => bottom - (v / most) * (bottom - TOP);
  const grid = [0, 0.25, 0.5, 0.75, 1].map(
    (part) =>
      `<path d="M${LEFT} ${toY(part * most)}H${WIDTH - 10}" stroke="#ddd"/><text x="${LEFT - 6}" y="${toY(part * most) + 4}" text-anchor="end">${Math.round(part * most)}</text>`,
  );
  const marks = times.flatMap((time, i) =>
    i % Math.ceil(times.length / 8) === 0
      ? [`<text x="${toX(i)}" y="${HEIGHT - 10}" text-anchor="middle">${escapeText(time)}</text>`]
      : [],
  );
  const drawn = Object.entries(lines).map(([name, values], n) => {
    const colour = COLOURS[n % COLOURS.length];
    const path = values.map((v, i) => `${toX(i).toFixed(1)} ${toY(v).toFixed(1)}`).join('L');
    return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="1.5"/><text x="${LEFT + n * 120}" y="38" fill="${colour}">${escapeText(name)}</text>`;
  });
  return svg(HEIGHT, title, [...grid, ...marks, ...drawn].join(''));
}

/** One bar a name, longest scale the greatest number. */
export function bars(title: string, values: readonly [string, number][]): string {
  const most = Math.max(1, ...values.map(([, n]) => n));
  const rows = values.map(([name, n], i) => {
    const y = TOP + i * 18;
    const length = (n / most) * (WIDTH - 220);
    return `<text x="140" y="${y + 12}" text-anchor="end">${escapeText(name)}</text><rect x="148" y="${y}" width="${length}" height="14" fill="${COLOURS[0]}"/><text x="${154 + length}" y="${y + 12}">${n}</text>`;
  });
  return svg(TOP + values.length * 18 + 10, title, rows.join(''));
}
