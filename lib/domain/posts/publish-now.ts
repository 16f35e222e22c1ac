import type { Publish, PublishResponse } from '@/lib/contracts/publish';
import type { BusinessContext } from '../context';
import { createPost } from './create-post';

/** Puts a composition in the queue, due at once. "Published" is never answered here: that is the worker's to say. */
export const publishNow = (ctx: BusinessContext, input: Publish): Promise<PublishResponse> =>
  createPost(ctx, input, { when: ctx.now, action: 'post.published_now' });
