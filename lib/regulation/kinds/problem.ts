import type * as z from 'zod/mini';

/** RFC 9457 problem document for bad input: names the fields, repeats no value. */
export interface Problem {
  type: 'about:blank';
  title: string;
  status: 400 | 404;
  code: 'invalidInput' | 'unknownKind' | 'invalidJson';
  detail: string;
  errors: { field: string; message: string }[];
}

const MAX_ERRORS = 20;
const MAX_NAME_LENGTH = 40;

export function problem(
  code: Problem['code'],
  title: string,
  errors: Problem['errors'],
  status: Problem['status'] = 400,
): Problem {
  const shown = errors.slice(0, MAX_ERRORS);
  const detail = shown.map(({ field, message }) => `${field}:${message}`).join(';');
  return { type: 'about:blank', title, status, code, detail, errors: shown };
}

export function invalidInput(issues: readonly z.core.$ZodIssue[]): Problem {
  const errors = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ field: fieldName([...issue.path, key]), message: '不支持的字段' }))
      : [{ field: fieldName(issue.path), message: issue.message }],
  );
  // Several checks may fail on one value; the first says enough.
  const firstOfField = new Map<string, Problem['errors'][number]>();
  for (const error of errors) if (!firstOfField.has(error.field)) firstOfField.set(error.field, error);
  return invalidFields([...firstOfField.values()]);
}

export function invalidFields(errors: Problem['errors']): Problem {
  return problem('invalidInput', '输入有误', errors);
}

/** `lines.0.afterFen`; a name that came with the input is cut. */
function fieldName(path: readonly PropertyKey[]): string {
  const parts = path.map((part) => {
    const name = String(part);
    return name.length > MAX_NAME_LENGTH ? `${name.slice(0, MAX_NAME_LENGTH)}…` : name;
  });
  return parts.join('.') || 'input';
}

const TYPE_NAMES: Record<string, string> = {
  string: '文本',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '数组',
  object: '对象',
};

/** Error map for every schema of the rules: zod/mini brings no messages of its own. */
export function chineseMessage(issue: z.core.$ZodRawIssue): string {
  if (issue.input === undefined) return '必填';
  switch (issue.code) {
    case 'invalid_type':
      return `应为${TYPE_NAMES[String(issue.expected)] ?? String(issue.expected)}`;
    case 'invalid_value':
      return `只能是 ${issue.values.map(String).join('、')} 之一`;
    case 'too_big':
      return `超过上限 ${issue.maximum}`;
    case 'too_small':
      return `低于下限 ${issue.minimum}`;
    default:
      return '格式不正确';
  }
}
