import type { PostOptions } from '@/lib/contracts/post-options';
import type { PublishInput, PublishMedia } from '../platform';
import { type ProgressKeeper, prepareEach } from '../progress';
import { uploadDocument } from './upload-document';
import { uploadImage } from './upload-image';
import { uploadVideo } from './upload-video';

type Poll = NonNullable<NonNullable<PostOptions['linkedin']>['poll']>;

const DURATIONS = { 1: 'ONE_DAY', 3: 'THREE_DAYS', 7: 'SEVEN_DAYS', 14: 'FOURTEEN_DAYS' } as const satisfies Record<
  Poll['durationDays'],
  string
>;

/** What stands under a post's text, its files uploaded; undefined for text alone. @throws Refused */
export async function contentOf(
  input: PublishInput,
  author: string,
  progress: ProgressKeeper,
): Promise<object | undefined> {
  const { media, options } = input;
  const { link, linkedin } = options;
  if (linkedin?.poll) return { poll: pollOf(linkedin.poll) };
  if (link) return { article: await articleOf(input, author, progress, link) };
  const [first] = media;
  if (first?.kind === 'video') return { media: { id: await uploadVideo(input, author, first, progress) } };
  if (first?.kind === 'document') {
    const id = await uploadDocument(input, author, first, progress);
    return { media: { id, title: linkedin?.documentTitle ?? first.fileName } };
  }
  const images = await prepareEach(progress, 'images', media, (picture) => uploadImage(input, author, picture));
  return picturesOf(images, media);
}

const pollOf = ({ question, options, durationDays }: Poll) => ({
  question,
  options: options.map((text) => ({ text })),
  settings: { duration: DURATIONS[durationDays] },
});

/** LinkedIn does not read the page behind a link: the card shows what it is sent. */
async function articleOf(
  input: PublishInput,
  author: string,
  progress: ProgressKeeper,
  { url, title, description, thumbnailMediaId }: NonNullable<PostOptions['link']>,
) {
  const picture = thumbnailMediaId === undefined ? undefined : input.optionMedia.get(thumbnailMediaId);
  const [thumbnail] = await prepareEach(progress, 'thumbnail', picture ? [picture] : [], (it) =>
    uploadImage(input, author, it),
  );
  return {
    source: url,
    title: title?.trim() || new URL(url).host,
    ...(description?.trim() ? { description } : {}),
    ...(thumbnail ? { thumbnail } : {}),
  };
}

/** One picture, several, or none. */
function picturesOf(images: readonly string[], media: readonly PublishMedia[]): object | undefined {
  const entries = images.map((id, index) => {
    const altText = media[index]?.altText;
    return altText ? { id, altText } : { id };
  });
  const [only] = entries;
  if (!only) return undefined;
  return entries.length === 1 ? { media: only } : { multiImage: { images: entries } };
}
