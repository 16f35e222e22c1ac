import { isObject } from '../json';
import { invalidParameter, missingParameter } from './graph-error';

const INDEXED = /^(\w+)\[(\w*)\](?:\[(\w+)\])?$/;

/** The parameters of one call, wherever Meta allows them: query, form, multipart or JSON body. */
export class GraphParams {
  private constructor(private readonly values: ReadonlyMap<string, unknown>) {}

  /** Reads the body. @throws GraphError for a body that is no JSON object although it says so */
  static async read(request: Request): Promise<GraphParams> {
    const values = new Map<string, unknown>();
    for (const [name, value] of new URL(request.url).searchParams) put(values, name, value);
    const type = request.headers.get('content-type') ?? '';
    if (request.body === null) return new GraphParams(values);
    if (type.startsWith('multipart/form-data')) {
      for (const [name, value] of await request.formData()) put(values, name, value);
    } else if (type.includes('json')) {
      for (const [name, value] of Object.entries(parseObject(await request.text()))) values.set(name, value);
    } else {
      for (const [name, value] of new URLSearchParams(await request.text())) put(values, name, value);
    }
    return new GraphParams(values);
  }

  names(): string[] {
    return [...this.values.keys()];
  }

  /** A scalar as text; an empty one counts as absent. */
  text(name: string): string | null {
    const value = this.values.get(name);
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return typeof value === 'string' && value !== '' ? value : null;
  }

  required(name: string): string {
    const value = this.text(name);
    if (value === null) throw missingParameter(name);
    return value;
  }

  flag(name: string, fallback: boolean): boolean {
    const value = this.text(name);
    return value === null ? fallback : value === 'true' || value === '1';
  }

  /** An array: as JSON, as JSON text, as `name[0]=…`, or as text with commas. Null when absent. */
  list(name: string): unknown[] | null {
    const value = this.values.get(name);
    if (value === undefined || value === null || value === '') return null;
    if (Array.isArray(value)) return value.map(parsedIfJson);
    if (isObject(value)) return Object.values(value).map(parsedIfJson);
    const parsed = parsedIfJson(value);
    if (Array.isArray(parsed)) return parsed;
    return typeof value === 'string' ? value.split(',').map((item) => item.trim()) : [value];
  }
}

/** `name[0]`, `name[]` and `name[0][key]` gather under `name`. */
function put(values: Map<string, unknown>, name: string, value: unknown): void {
  const [, base, index, key] = INDEXED.exec(name) ?? [];
  if (base === undefined) {
    values.set(name, value);
    return;
  }
  const gathered = values.get(base);
  const items = isObject(gathered) ? gathered : {};
  const at = index === '' || index === undefined ? String(Object.keys(items).length) : index;
  const present = items[at];
  items[at] = key === undefined ? value : { ...(isObject(present) ? present : {}), [key]: value };
  values.set(base, items);
}

function parsedIfJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch (error) {
    if (error instanceof SyntaxError) throw invalidParameter('Invalid JSON in a parameter.');
    throw error;
  }
}

function parseObject(text: string): Record<string, unknown> {
  if (text.trim() === '') return {};
  const value = parsedIfJson(text);
  if (!isObject(value)) throw invalidParameter('The request body must be a JSON object.');
  return value;
}
