const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

const STYLE = `body{margin:0;background:#f5f7fa;color:#1f2329;font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:40rem;margin:3rem auto;padding:1.5rem 2rem;background:#fff;border-radius:8px;box-shadow:0 1px 4px #0002}
h1{font-size:1.4rem;margin:0 0 .5rem}ul{list-style:none;padding:0;margin:1rem 0}li{margin:.5rem 0}
button{width:100%;padding:.7rem 1rem;font:inherit;text-align:left;color:#0b57a4;background:#f0f6ff;border:1px solid #91b9e6;border-radius:6px;cursor:pointer}
button:hover{background:#e0edff}button:focus-visible,a:focus-visible{outline:3px solid #ffb300;outline-offset:2px}
button.primary{color:#fff;background:#0b57a4;text-align:center}a{color:#0b57a4}
article{border-top:1px solid #dde2e8;padding:1rem 0}dt{float:left;clear:left;width:4.5em;color:#5a6370}dd{margin:0 0 0 4.5em}
iframe{width:100%;height:24rem;border:1px solid #dde2e8}pre{white-space:pre-wrap;overflow-wrap:anywhere}`;

/** A small page of the host itself: no script, readable at any size, and with a keyboard. */
export function htmlPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>`;
}
