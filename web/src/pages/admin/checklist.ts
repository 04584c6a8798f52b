import type { ChecklistItem } from '../../../../lib/project/checklist.ts';
import { isMaterial, materials } from '../../../../lib/project/materials.ts';
import type { ApiRequest } from '../../api/client.ts';

/** What differs from the shipped checklist, as `PUT /api/materials` takes it: whole. */
export type Lines = ApiRequest<'setMaterials'>['body']['items'];
type Line = Lines[number];

/** What an administrator may say of a material; of a shipped one only the name and whether it is waited for. */
export type MaterialFields = Omit<Line, 'material'>;

export const isAdded = ({ material }: Pick<ChecklistItem, 'material'>) => !isMaterial(material);

/** As the product ships it, where it does. */
const shippedOf = (material: string) => (isMaterial(material) ? materials[material] : undefined);

/** The list with one line in place of what it said before; as shipped, there is nothing to say. */
export function withLine(lines: Lines, line: Line): Lines {
  const shipped = shippedOf(line.material);
  const asShipped = shipped && line.label === shipped.label && !(line.required && shipped.article === null);
  if (asShipped) return without(lines, line.material);
  const there = lines.some(({ material }) => material === line.material);
  return there ? lines.map((each) => (each.material === line.material ? line : each)) : [...lines, line];
}

export const without = (lines: Lines, material: string): Lines =>
  lines.filter((line) => line.material !== material);

/** The city's own materials stand in the order of the list: this one before the one above it in its step. */
export function movedUp(lines: Lines, material: string): Lines {
  const at = lines.findIndex((line) => line.material === material);
  const line = lines[at];
  const above = lines.findLastIndex((each, i) => i < at && each.step === line?.step && isAdded(each));
  if (!line || above < 0) return lines;
  return lines.toSpliced(at, 1).toSpliced(above, 0, line);
}
