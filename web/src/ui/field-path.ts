/** `budgetLines.0.amountFen` as antd names fields: `['budgetLines', 0, 'amountFen']`. */
export const namePath = (field: string): (string | number)[] =>
  field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** The id antd gives a field's control. */
export const fieldId = (form: string, path: readonly (string | number)[]) => [form, ...path].join('_');
