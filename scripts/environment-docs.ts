import { envSchema } from '../lib/foundation/env-schema';

interface Setting {
  name: string;
  description: string;
  /** undefined: nothing is used when unset; null: the product does not run without it. */
  fallback: string | undefined | null;
}

/** Set by Node's tools, never by a person. */
const HIDDEN = new Set(['NODE_ENV']);
export const [TABLE_START, TABLE_END] = ['<!-- environment: start -->', '<!-- environment: end -->'];

function settings(): Setting[] {
  return Object.entries(envSchema.shape)
    .filter(([name]) => !HIDDEN.has(name))
    .map(([name, schema]) => {
      const unset = schema.safeParse(undefined);
      const value = unset.success ? unset.data : null;
      return { name, description: schema.description ?? '', fallback: value === null ? null : value?.toString() };
    });
}

/** The whole of `.env.example`: every setting with its default, commented out. */
export function exampleFile(): string {
  const lines = settings().map(({ name, description, fallback }) => {
    const remark = fallback === null ? ' Required.' : '';
    return `# ${description}${remark}\n# ${name}=${fallback ?? ''}\n`;
  });
  return `# Copy to .env and remove the # before what you set. Nothing here is needed for \`npm start\`.\n\n${lines.join('\n')}`;
}

/** The README's table of settings. */
export function settingsTable(): string {
  const rows = settings().map(({ name, description, fallback }) => {
    const shown = fallback === null ? 'brought by `npm start`' : fallback === undefined ? '' : `\`${fallback}\``;
    return `| \`${name}\` | ${shown} | ${description.replaceAll('|', '\\|')} |`;
  });
  return ['| Variable | Default | Meaning |', '|---|---|---|', ...rows].join('\n');
}

/** `readme` with the table between its markers renewed. */
export function withTable(readme: string): string {
  const start = readme.indexOf(TABLE_START);
  const end = readme.indexOf(TABLE_END);
  if (start < 0 || end < start) throw new Error(`README.md has no ${TABLE_START} … ${TABLE_END}.`);
  return `${readme.slice(0, start + TABLE_START.length)}\n${settingsTable()}\n${readme.slice(end)}`;
}
