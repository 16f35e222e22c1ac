import type { z } from 'zod';
import { AppError, type FieldError } from '@/lib/foundation/errors';

type Issue = z.core.$ZodIssue;
type RawIssue = z.core.$ZodRawIssue;

const FORMATS: Record<string, string> = {
  datetime: 'an ISO 8601 time with a zone, such as 2026-12-01T09:00:00Z',
  date: 'a date such as 2026-12-01',
  email: 'an e-mail address',
  url: 'an absolute URL',
};

/** Parses what a caller sent. @throws AppError `invalid_input` that lists every wrong field, each with its remedy. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { error: describe, reportInput: true });
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.flatMap(fieldErrors);
  const [first] = errors;
  const detail = errors.length === 1 && first ? first.message : `${errors.length} fields are not valid; see errors.`;
  throw new AppError('invalid_input', detail, { errors });
}

function fieldErrors(issue: Issue): FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const path = [...issue.path, key].join('.');
      return { path, code: 'unknown_field', message: `${path} is not a field here. Check its spelling or remove it.` };
    });
  }
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ path: issue.path.join('.'), code: missing ? 'required' : issue.code, message: issue.message }];
}

/** The words for an issue whose schema has none of its own. */
function describe(issue: RawIssue): string {
  const name = issue.path?.join('.') || 'The body';
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? `${name} is missing.` : `${name} must be ${withArticle(issue.expected)}.`;
    case 'too_small':
      return `${name} must ${bound(issue.origin, 'at least', Number(issue.minimum))}.`;
    case 'too_big':
      return `${name} must ${bound(issue.origin, 'at most', Number(issue.maximum))}.`;
    case 'invalid_format':
      return `${name} must be ${FORMATS[issue.format] ?? 'in the documented format'}.`;
    case 'invalid_value':
      return `${name} must be ${oneOf(issue.values)}.`;
    default:
      return `${name} is not valid. Compare it with the documentation.`;
  }
}

function bound(origin: string, side: string, size: number): string {
  if (origin === 'string') return `have ${side} ${size} characters`;
  if (origin === 'array' || origin === 'set') return `have ${side} ${size} entries`;
  return `be ${side} ${size}`;
}

const withArticle = (noun: string): string => (/^[aeio]/.test(noun) ? `an ${noun}` : `a ${noun}`);

const oneOf = (values: readonly unknown[]): string =>
  values.length === 1 ? String(values[0]) : `one of ${values.map(String).join(', ')}`;
