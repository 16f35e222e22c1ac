import { mediaIn } from '@/lib/contracts/options-of';
import type { Platform } from '@/lib/contracts/platform';
import { pool } from '@/lib/data/db/pool';
import { run } from '@/lib/data/db/sql';
import { keepMediaCheck, postsToCheck, type UncheckedRow } from '@/lib/data/db/statements/media';
import { type GuardedRequest, guardedFetch } from '@/lib/data/guarded-fetch';
import { isPublicAddress } from '@/lib/data/public-address';
import { env } from '@/lib/foundation/env';
import { AppError } from '@/lib/foundation/errors';
import { logger } from '@/lib/foundation/logger';
import { MINUTE, SECOND } from '@/lib/foundation/time';
import { publishMedia } from './publish-media';

/** Networks that fetch files by address instead of being sent their bytes, and from where. */
const FETCHING = {
  facebook: () => env().META_GRAPH_URL,
  instagram: () => env().INSTAGRAM_GRAPH_URL,
} as const satisfies Partial<Record<Platform, () => string>>;

const [WITHIN_MS, AGAIN_MS, BATCH, TIMEOUT_MS] = [15 * MINUTE, 2 * MINUTE, 50, 10 * SECOND];
/** The first bytes tell as much as all. */
const [FIRST_BYTES, MAX_BYTES] = ['bytes=0-1023', 4_096];

/**
 * Looks at the files of posts that are due soon as the network will: by their public address. What keeps a network from
 * them is written on the post, while there is time to mend it. @returns how many posts were looked at
 */
export async function checkMediaReachable(signal: AbortSignal): Promise<number> {
  const platforms = Object.keys(FETCHING) as (keyof typeof FETCHING)[];
  const rows = await run(pool(), postsToCheck, [platforms, WITHIN_MS, AGAIN_MS, BATCH]);
  for (const row of rows) {
    signal.throwIfAborted();
    const problem = await problemOf(row).catch(unprepared);
    await run(pool(), keepMediaCheck, [row.id, row.media_ids, problem]);
    if (problem) logger().warn({ scheduledPostId: row.id, problem }, 'files of a post cannot be fetched');
  }
  return rows.length;
}

/** One post whose files cannot be made ready keeps no other from being looked at. */
function unprepared(error: unknown): string {
  logger().error({ err: error }, 'files of a post could not be made ready');
  return error instanceof AppError ? error.message : 'The files could not be made ready for the network.';
}

async function problemOf({ business_id, platform, media_ids, options }: UncheckedRow): Promise<string | null> {
  const optionMediaIds = mediaIn(options).map(({ id }) => id);
  const known = await publishMedia(business_id, { platform, options, mediaIds: media_ids, optionMediaIds });
  const missing = [...media_ids, ...optionMediaIds].find((id) => !known.has(id));
  if (missing) return `The file ${missing} is gone. Take it out of the post.`;
  const exempt = exemptFor(platform);
  for (const { publicUrl, fileName } of known.values()) {
    const problem = await fetchProblem(publicUrl, exempt);
    if (problem)
      return `${fileName} cannot be fetched from outside: ${problem} Check APP_URL and what stands before it.`;
  }
  return null;
}

async function fetchProblem(url: string, exempt: GuardedRequest['exempt']): Promise<string | null> {
  const request = { headers: { range: FIRST_BYTES }, maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS };
  try {
    const answer = await guardedFetch(url, exempt ? { ...request, exempt } : request);
    answer.discard();
    const type = answer.headers.get('content-type') ?? '';
    if (answer.status !== 200 && answer.status !== 206) return `it answers with status ${answer.status}.`;
    return /^text\//.test(type) ? 'a page answers in its place.' : null;
  } catch (error) {
    if (error instanceof AppError) return error.message;
    throw error;
  }
}

/** A network that runs on this machine, as the fakes do, reaches what this machine reaches. */
function exemptFor(platform: Platform): GuardedRequest['exempt'] {
  if (platform !== 'facebook' && platform !== 'instagram') return undefined;
  const { hostname } = new URL(FETCHING[platform]());
  const isHere = hostname === 'localhost' || (/^[\d.]+$|^\[/.test(hostname) && !isPublicAddress(hostname));
  return isHere ? () => true : undefined;
}
