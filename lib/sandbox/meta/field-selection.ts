import { nonexistingField } from './graph-error';

export interface WantedField {
  name: string;
  /** What stands in its braces, or null. */
  inner: string | null;
  /** The arguments of `name.argument(value)`. */
  args: Readonly<Record<string, string>>;
}

/** `id,likes.limit(0).summary(true),from{name}` → the names, with what their braces hold. */
export function parseFields(text: string): WantedField[] {
  const fields: string[] = [];
  let depth = 0;
  let current = '';
  for (const character of text) {
    if (character === '{' || character === '(') depth++;
    if (character === '}' || character === ')') depth--;
    if (character === ',' && depth === 0) {
      fields.push(current);
      current = '';
    } else current += character;
  }
  return [...fields, current]
    .map((field) => field.trim())
    .filter((field) => field !== '')
    .map((field) => ({
      name: /^[\w-]+/.exec(field)?.[0] ?? field,
      inner: /\{(.*)\}/s.exec(field)?.[1] ?? null,
      args: Object.fromEntries([...field.matchAll(/\.(\w+)\(([^()]*)\)/g)].map(([, name, value]) => [name, value])),
    }));
}

/** What Meta checks before it looks at any object, so also for an empty list. @throws GraphError 100 */
export function checkFields(node: string, asked: string | null, known: readonly string[]): void {
  const wrong = parseFields(asked ?? '').find(({ name }) => !known.includes(name));
  if (wrong) throw nonexistingField(wrong.name, node);
}

/** A field's value; undefined leaves the key out, as Meta does for what an object lacks. */
export type FieldSource = (inner: string | null, args: WantedField['args']) => unknown;

/** Answers exactly the asked fields and always `id`. @throws GraphError 100 for a field that the node does not have */
export async function selectFields(
  node: string,
  asked: string | null,
  defaults: string,
  sources: Record<string, FieldSource>,
): Promise<Record<string, unknown>> {
  const selected: Record<string, unknown> = {};
  for (const { name, inner, args } of parseFields(asked ?? defaults)) {
    const source = Object.hasOwn(sources, name) ? sources[name] : undefined;
    if (!source) throw nonexistingField(name, node);
    const value: unknown = await source(inner, args);
    if (value !== undefined) selected[name] = value;
  }
  if (!('id' in selected) && sources.id) selected.id = await sources.id(null, {});
  return selected;
}
