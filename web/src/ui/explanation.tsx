/** 为什么是这一天: the rule's own lines, to be followed with a finger on a wall calendar. */
export function Explanation({ lines, open = false }: { lines: readonly string[]; open?: boolean }) {
  if (lines.length === 0) return null;
  return (
    <details open={open}>
      <summary>为什么是这一天</summary>
      <ol className="lines numbers">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
    </details>
  );
}
