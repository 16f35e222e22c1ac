import { logger } from '@/lib/foundation/logger';
import type { PublishInput, PublishMedia } from '../platform';
import { Refused } from '../refusal';
import { uploadCall } from './upload-call';

/** Best effort: a post is not held back by a description that X would not take. X has none for videos. */
export async function describeMedia(input: PublishInput, id: string, { altText, kind }: PublishMedia): Promise<void> {
  if (!altText || kind === 'video') return;
  try {
    await uploadCall(input, {
      path: '/2/media/metadata',
      body: { kind: 'json', value: { id, metadata: { alt_text: { text: altText } } } },
    });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    logger().warn({ platform: 'x', outcome: error.refusal }, 'alternative text was not taken');
  }
}
