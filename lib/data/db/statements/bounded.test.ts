import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { SCHEDULED_POST_STATUSES } from '@/lib/contracts/scheduled-posts';
import { scheduledPage } from './posts';

const LIB = path.join(import.meta.dirname, '../../..');

/** Of these a business or a person has few. */
const FEW = new Set(['socialAccount', 'membership', 'apiKey', 'queueSlot']);

/** Tables without an end: of these a statement reads a page, what a key names, or what a closed set groups. */
const GROWING = new RegExp(
  String.raw`\b(${[
    ...['published_posts', 'scheduled_posts', 'publish_attempts', 'posts', 'drafts', 'media', 'daily_rollups'],
    ...['metric_snapshots', 'latest_metrics', 'metric_watches', 'account_snapshots', 'audit_events'],
    ...['punctuality_hours', 'rate_readings', 'idempotency_keys', 'businesses', 'users', 'sessions'],
  ].join('|')})\b`,
);
const KEY = /\b(id|task_id|platform_post_id|key|replaces|hash|token|token_hash) = (\$|ANY)/;
const CLOSED_SET = /GROUP BY (\w+\.)?(platform|status)$/;
const ONE_ROW = /^SELECT (coalesce\()?(count|sum|min|max|exists)\b(?!.* GROUP BY )/i;
const WRITE = /\b(INSERT INTO|DELETE FROM|UPDATE\s+\w+(\s+\w+)?\s+SET)\b/;

/** Read without any of these, and what their end is. */
const ENDS_ELSEWHERE: Record<string, string> = {
  rollups_by_bucket: 'buckets of a span by accounts of a business',
  lateness_between: 'buckets of lateness by networks',
  lateness_by_hours: 'buckets of lateness by networks',
  attempts_by_outcome: 'outcomes by networks',
  queue_depth: 'states by networks',
  fullest_readings: 'the first few of each network',
  follow_ups_of: 'parts of one post',
  held_posts: 'what one release moves, locked until it does',
  occurrences_of: 'what a series has planned ahead',
  next_of_recurrences: 'one row a series of a page',
  taken_times: 'what is planned within the horizon of a queue',
  posts_at_risk: 'one row an account that is asked about',
  owners_of: 'people of one business',
};

interface Named {
  name: string;
  text: string;
}

let statements: Named[];

beforeAll(async () => {
  const files = readdirSync(import.meta.dirname).filter((file) => !file.includes('.test.'));
  const modules = await Promise.all(
    files.map(
      (file) => import(/* @vite-ignore */ path.join(import.meta.dirname, file)) as Promise<Record<string, unknown>>,
    ),
  );
  statements = modules.flatMap((exported) => Object.values(exported)).filter(isStatement);
  statements.push(scheduledPage(['pending']), scheduledPage(SCHEDULED_POST_STATUSES));
});

const isStatement = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'name' in value && 'text' in value;

describe('the statements of the product', () => {
  it('are looked at whole', () => {
    expect(statements.length).toBeGreaterThan(120);
    expect(statements.filter(({ text }) => GROWING.test(text)).length).toBeGreaterThan(60);
  });

  it('page by key: none has an OFFSET', () => {
    expect(statements.filter(({ text }) => /\boffset\b/i.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it('read nothing that grows without a limit, a key or a closed set of groups, but where another end is named', () => {
    const endless = statements.filter(({ text }) => hasNoEnd(text)).map(({ name }) => name);
    expect(endless.sort()).toEqual(Object.keys(ENDS_ELSEWHERE).sort());
  });

  it.each([
    ['SELECT id FROM published_posts WHERE business_id = $1', true],
    ['SELECT id FROM published_posts WHERE business_id = (SELECT b.id FROM businesses b WHERE id = $1)', true],
    ['SELECT id FROM published_posts WHERE business_id = $1 LIMIT $2', false],
    ['SELECT id FROM published_posts WHERE id = ANY ($1)', false],
    ['SELECT count(*) FROM published_posts', false],
    ['SELECT day, count(*) FROM daily_rollups GROUP BY day', true],
    ['SELECT platform FROM social_accounts', false],
  ])('are told apart: %s', (text, expected) => {
    expect(hasNoEnd(text)).toBe(expected);
  });
});

describe('what Prisma reads many of', () => {
  const calls = sources(LIB).flatMap((file) => findManysOf(file));

  it('is looked at', () => expect(calls.length).toBeGreaterThan(8));

  it('has a `take`, is named by key or belongs to one business or person, and is paged by no cursor of its own', () => {
    const endless = calls.filter(({ model, args }) => !/\btake:|\bid: \{ in:/.test(args) && !FEW.has(model));
    expect(endless.map(({ file, model }) => `${file}: ${model}`)).toEqual([]);
    expect(calls.filter(({ args }) => /\b(cursor|skip):/.test(args))).toEqual([]);
  });
});

/** The statement without what stands in brackets with a SELECT of its own. */
function outerOf(text: string): string {
  let outer = text.replace(/\s+/g, ' ').trim();
  for (let before = ''; before !== outer; ) {
    before = outer;
    outer = outer.replace(/\((?:SELECT|WITH)\b[^()]*\)/g, '…').replace(/\((?!SELECT|WITH)([^()]*)\)/g, '⟨$1⟩');
  }
  return outer.replaceAll('⟨', '(').replaceAll('⟩', ')');
}

function hasNoEnd(text: string): boolean {
  const outer = outerOf(text);
  if (WRITE.test(text) || !GROWING.test(outer)) return false;
  return ![/\bLIMIT\b/, KEY, CLOSED_SET, ONE_ROW].some((end) => end.test(outer));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|-fixture\.|generated/.test(file))
    .map((file) => path.join(folder, file));
}

/** Each call, its model and what stands between its brackets. */
function findManysOf(file: string): { file: string; model: string; args: string }[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/\.(\w+)\.findMany\(/g)].map(({ 0: call, 1: model = '', index }) => {
    const from = index + call.length;
    let [depth, end] = [1, from];
    for (; depth > 0 && end < text.length; end++) {
      if (text[end] === '(') depth += 1;
      if (text[end] === ')') depth -= 1;
    }
    return { file: path.relative(LIB, file), model, args: text.slice(from, end) };
  });
}
