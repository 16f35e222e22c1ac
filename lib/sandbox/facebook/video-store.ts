import { DAY, SECOND } from '@/lib/foundation/time';
import { graphTime } from '../meta/graph-time';
import type { World } from '../world';

/** Time until a video is `ready`; the setting `facebook:processingMs` replaces it. */
const PROCESSING_MS = 2 * SECOND;
/** A session that was not finished by then is over. */
const SESSION_MS = DAY;
const COLLECTION = 'facebook-videos';

/** A video from the first request about it. Times are epoch milliseconds; null is not yet. */
export interface Video {
  id: string;
  pageId: string;
  kind: 'feed' | 'reel' | 'story';
  /** The post that shows it. */
  postId: string | null;
  description: string;
  startedAtMs: number;
  uploadedAtMs: number | null;
  finishedAtMs: number | null;
}

export const saveVideo = (world: World, video: Video): Promise<void> => world.store.put(COLLECTION, video.id, video);

export const findVideo = (world: World, id: string): Promise<Video | null> => world.store.get<Video>(COLLECTION, id);

export const changeVideo = (world: World, id: string, change: (video: Video) => Video): Promise<Video | null> =>
  world.store.update<Video>(COLLECTION, id, (video) => (video ? change(video) : null));

/** Oldest first. */
export const videosOf = async (world: World, pageId: string, kinds: Video['kind'][]): Promise<Video[]> =>
  (await world.store.list<Video>(COLLECTION))
    .map(({ value }) => value)
    .filter((video) => video.pageId === pageId && kinds.includes(video.kind));

export const isExpired = (world: World, video: Video): boolean =>
  video.finishedAtMs === null && world.now().getTime() - video.startedAtMs >= SESSION_MS;

/** `status` of a video: three phases, each begun when the one before is complete. */
export async function videoStatus(world: World, video: Video): Promise<object> {
  if (isExpired(world, video)) return { video_status: 'expired' };
  const processingMs = await world.setting('facebook:processingMs', PROCESSING_MS);
  const failure = await world.setting<string | null>('facebook:processingFailure', null);
  const nowMs = world.now().getTime();
  const workedMs = video.finishedAtMs === null ? 0 : nowMs - video.finishedAtMs;
  const isDone = video.finishedAtMs !== null && workedMs >= processingMs;
  const isFailed = isDone && failure !== null;
  const phase = (begun: boolean, done: boolean) => ({
    status: done ? 'complete' : begun ? 'in_progress' : 'not_started',
  });
  const published = { ...phase(video.finishedAtMs !== null && isDone, isDone && !isFailed) };
  const percent = processingMs > 0 ? Math.min(99, Math.floor((workedMs * 100) / processingMs)) : 99;
  return {
    video_status: isFailed ? 'error' : isDone ? 'ready' : video.uploadedAtMs === null ? 'uploading' : 'processing',
    ...(video.finishedAtMs !== null && !isDone ? { processing_progress: percent } : {}),
    uploading_phase: phase(true, video.uploadedAtMs !== null),
    processing_phase: isFailed
      ? { status: 'error', errors: [{ code: 1363008, message: failure }] }
      : phase(video.finishedAtMs !== null, isDone),
    publishing_phase: isFailed
      ? { status: 'not_started' }
      : {
          ...published,
          ...(isDone
            ? {
                publish_status: 'published',
                publish_time: graphTime(new Date((video.finishedAtMs ?? 0) + processingMs)),
              }
            : {}),
        },
  };
}
