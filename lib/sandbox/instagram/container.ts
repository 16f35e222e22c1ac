import { DAY, SECOND } from '@/lib/foundation/time';
import type { LedgerMedia } from '../ledger';
import type { World } from '../world';

/** A container that was not published after this time cannot be. */
const LIFE_MS = DAY;
/** Time until a container is FINISHED; the setting `instagram:processingMs` replaces it. */
const PROCESSING_MS = SECOND;
const COLLECTION = 'instagram-containers';

export interface Container {
  id: string;
  accountId: string;
  mediaType: 'IMAGE' | 'VIDEO' | 'REELS' | 'STORIES' | 'CAROUSEL';
  caption: string;
  isCarouselItem: boolean;
  /** What it shows, in order. */
  media: LedgerMedia[];
  createdAtMs: number;
  readyAtMs: number;
  /** Why its processing fails in the end, as `status` says it. */
  failure: string | null;
  /** The media that it became. */
  mediaId: string | null;
}

export type ContainerStatus = 'IN_PROGRESS' | 'FINISHED' | 'ERROR' | 'EXPIRED' | 'PUBLISHED';

export async function saveContainer(
  world: World,
  parts: Omit<Container, 'createdAtMs' | 'readyAtMs' | 'mediaId'>,
): Promise<void> {
  const createdAtMs = world.now().getTime();
  const readyAtMs = createdAtMs + (await world.setting('instagram:processingMs', PROCESSING_MS));
  const failure = parts.failure ?? (await world.setting<string | null>('instagram:processingFailure', null));
  const container: Container = { ...parts, failure, createdAtMs, readyAtMs, mediaId: null };
  await world.store.put(COLLECTION, parts.id, container);
}

export const findContainer = (world: World, id: string): Promise<Container | null> =>
  world.store.get<Container>(COLLECTION, id);

export function statusOf(world: World, container: Container): ContainerStatus {
  const nowMs = world.now().getTime();
  if (container.mediaId !== null) return 'PUBLISHED';
  if (nowMs - container.createdAtMs >= LIFE_MS) return 'EXPIRED';
  if (nowMs < container.readyAtMs) return 'IN_PROGRESS';
  return container.failure === null ? 'FINISHED' : 'ERROR';
}

/** Of two publications of one container at once, one wins: its media id then stands in the container. */
export async function claimContainer(world: World, id: string, mediaId: string): Promise<boolean> {
  const after = await world.store.update<Container>(COLLECTION, id, (current) =>
    current && current.mediaId === null ? { ...current, mediaId } : current,
  );
  return after?.mediaId === mediaId;
}

export async function releaseContainer(world: World, id: string): Promise<void> {
  await world.store.update<Container>(COLLECTION, id, (current) => (current ? { ...current, mediaId: null } : null));
}
