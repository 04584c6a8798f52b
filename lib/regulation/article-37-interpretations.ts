import type { Day } from '../calendar/days.ts';
import { type Reading, type ReadingId, readings } from './readings.ts';

/** 本办法由大数据工作主管部门负责解释: what the bureau answered, from a day on, about one reading. */
export interface Interpretation {
  reading: ReadingId;
  decidedOn: Day;
  /** 文号, where it has one. */
  documentNumber?: string;
  text: string;
}

/** A reading as it stands on a day: with the bureau's interpretations issued by then, the newest first. */
export function readingOn(
  id: ReadingId,
  day: Day,
  interpretations: readonly Interpretation[],
): (Reading & { interpretations: Interpretation[] }) | undefined {
  const reading = readings.find((r) => r.id === id);
  const issued = interpretations.filter(({ reading: about, decidedOn }) => about === id && decidedOn <= day);
  return (
    reading && { ...reading, interpretations: issued.sort((a, b) => (a.decidedOn < b.decidedOn ? 1 : -1)) }
  );
}
