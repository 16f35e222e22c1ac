import type { Outcome, PublishInput } from '../platform';
import { keepProgress, type ProgressKeeper } from '../progress';
import { asOutcome } from '../refusal';
import { publishComment } from './comment';
import { publishFeedPost } from './feed-post';
import { publishPhotoStory } from './photo-story';
import { publishVideo } from './video';
import { publishBySession } from './video-session';

/** A post, a reel, a story or a comment of a Page. */
export function publishToFacebook(input: PublishInput): Promise<Outcome> {
  const progress = keepProgress(input);
  return asOutcome(progress.current, () => publisherOf(input)(input, progress));
}

type Publisher = (input: PublishInput, progress: ProgressKeeper) => Promise<Outcome>;

const publishReel: Publisher = (input, progress) => publishBySession(input, progress, 'video_reels');
const publishVideoStory: Publisher = (input, progress) => publishBySession(input, progress, 'video_stories');

function publisherOf({ role, media, options }: PublishInput): Publisher {
  if (role !== 'post') return publishComment;
  const isVideo = media[0]?.kind === 'video';
  const placement = options.facebook?.placement ?? 'feed';
  if (placement === 'reel') return publishReel;
  if (placement === 'story') return isVideo ? publishVideoStory : publishPhotoStory;
  return isVideo ? publishVideo : publishFeedPost;
}
