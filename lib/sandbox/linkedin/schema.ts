import { isObject } from '../json';

/** Problems of a value at a path, in LinkedIn's words without the leading `ERROR :: `. */
export type Check = (value: unknown, path: string) => string[];

/** The shape of one level: what each field must be. `required` fields have no default. */
interface Level {
  fields: Record<string, Check>;
  required: string[];
}

export const text: Check = (value, path) =>
  typeof value === 'string' ? [] : [`${path} :: ${JSON.stringify(value)} cannot be coerced to String`];

export const flag: Check = (value, path) =>
  typeof value === 'boolean' ? [] : [`${path} :: ${JSON.stringify(value)} cannot be coerced to Boolean`];

export const whole: Check = (value, path) =>
  Number.isSafeInteger(value) ? [] : [`${path} :: ${JSON.stringify(value)} cannot be coerced to Long`];

export const anything: Check = () => [];

export const symbol =
  (...symbols: string[]): Check =>
  (value, path) =>
    symbols.some((allowed) => allowed === value) ? [] : [`${path} :: "${String(value)}" is not an enum symbol`];

export const urn =
  (...kinds: string[]): Check =>
  (value, path) =>
    typeof value === 'string' && kinds.some((kind) => value.startsWith(`urn:li:${kind}:`))
      ? []
      : [`${path} :: "Provided urn type is not valid, expected ${kinds.join(' or ')}"`];

export const record =
  (level: Level): Check =>
  (value, path) => {
    if (!isObject(value)) return [`${path} :: record type is not backed by a DataMap`];
    return [
      ...level.required
        .filter((name) => value[name] === undefined)
        .map((name) => `${path}/${name} :: field is required but not found and has no default value`),
      ...Object.entries(value).flatMap(([name, field]) => {
        const check = Object.hasOwn(level.fields, name) ? level.fields[name] : undefined;
        return check
          ? check(field, `${path}/${name}`)
          : [`${path}/${name} :: unrecognized field found but not allowed`];
      }),
    ];
  };

export const array =
  (item: Check, least = 0, most = Number.POSITIVE_INFINITY): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return [`${path} :: array type is not backed by a DataList`];
    if (value.length < least || value.length > most) {
      return [`${path} :: length of array must be between ${least} and ${most}`];
    }
    return value.flatMap((entry, index) => item(entry, `${path}/${index}`));
  };
