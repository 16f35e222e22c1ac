const MAX_CHARACTERS = 2_200;
const MAX_HASHTAGS = 30;
const MAX_MENTIONS = 20;

/** Whether Instagram takes a caption: length, hashtags and mentions. */
export function acceptsCaption(caption: string): boolean {
  const hashtags = caption.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const mentions = caption.match(/(?<![\w.])@[\w.]+/gu)?.length ?? 0;
  return [...caption].length <= MAX_CHARACTERS && hashtags <= MAX_HASHTAGS && mentions <= MAX_MENTIONS;
}
