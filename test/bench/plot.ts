/** One diagram: lines by name, points as [x, y]. */
export interface Diagram {
  title: string;
  x: string;
  lines: Record<string, [number, number][]>;
}

const WIDTH = 420;
const HEIGHT = 300;
const LEFT = 64;
const BOTTOM = 44;
const TOP = 48;
const RIGHT = 16;
const COLOURS = ['#0958d9', '#d4380d', '#389e0d', '#722ed1'];

const short = (n: number) =>
  n >= 1e6 ? `${n / 1e6}M` : n >= 1e3 ? `${n / 1e3}k` : String(Math.round(n * 10) / 10);
const escapeText = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
const powers = (low: number, high: number) =>
  Array.from({ length: high - low + 1 }, (_, i) => 10 ** (low + i));

/** Diagrams side by side, both axes logarithmic, as SVG that needs nothing else. */
export function plot(diagrams: readonly Diagram[]): string {
  const drawn = diagrams.map((d, i) => `<g transform="translate(${i * WIDTH} 0)">${draw(d)}</g>`);
  const width = WIDTH * diagrams.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" font-family="sans-serif" font-size="12"><title>${diagrams
    .map(({ title, x }) => `${title} / ${x}`)
    .map(escapeText)
    .join(', ')}</title><rect width="100%" height="100%" fill="#fff"/>${drawn.join('')}</svg>\n`;
}

function draw({ title, x, lines }: Diagram): string {
  const points = Object.values(lines).flat();
  const [xLow, xHigh] = decades(points.map(([px]) => px));
  const [yLow, yHigh] = decades(points.map(([, py]) => py));
  const right = WIDTH - RIGHT;
  const bottom = HEIGHT - BOTTOM;
  const toX = (v: number) => LEFT + ((Math.log10(v) - xLow) / (xHigh - xLow)) * (right - LEFT);
  const toY = (v: number) => bottom - ((Math.log10(v) - yLow) / (yHigh - yLow)) * (bottom - TOP);
  const grid = [
    ...powers(xLow, xHigh).map(
      (v) =>
        `<path d="M${toX(v)} ${TOP}V${bottom}" stroke="#ddd"/><text x="${toX(v)}" y="${bottom + 16}" text-anchor="middle">${short(v)}</text>`,
    ),
    ...powers(yLow, yHigh).map(
      (v) =>
        `<path d="M${LEFT} ${toY(v)}H${right}" stroke="#ddd"/><text x="${LEFT - 6}" y="${toY(v) + 4}" text-anchor="end">${short(v)}</text>`,
    ),
  ];
  const curves = Object.entries(lines).map(([name, curve], i) => {
    const colour = COLOURS[i % COLOURS.length];
    const at = curve.map(([px, py]) => [toX(px), toY(py)] as const);
    const dots = at.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`).join('');
    return `<path d="M${at.map((p) => p.join(' ')).join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>${dots}<text x="${LEFT + i * 120}" y="40" fill="${colour}">${escapeText(name)}</text>`;
  });
  return `<text x="${LEFT}" y="20" font-size="14">${escapeText(title)}</text>${grid.join('')}${curves.join('')}<text x="${(LEFT + right) / 2}" y="${HEIGHT - 8}" text-anchor="middle">${escapeText(x)}</text>`;
}

const decades = (values: number[]): [number, number] => {
  const low = Math.floor(Math.log10(Math.min(...values)));
  return [low, Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))))];
};
