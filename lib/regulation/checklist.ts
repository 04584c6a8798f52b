/** A line of the materials checklist as an administrator set it: plain data, kept with the rules in force. */
export interface ChecklistLine {
  /** Code; one of the shipped materials, or a new one. */
  material: string;
  label: string;
  step: string;
  /** The article that asks for it; null is usual practice. */
  article: number | null;
  /** The step's command waits for it. What an article asks for is asked for in any case. */
  required: boolean;
  /** Roles. */
  uploaders: string[];
}
