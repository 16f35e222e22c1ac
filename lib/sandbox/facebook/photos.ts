import { imageFacts } from '../image-facts';
import { GraphError, missingParameter } from '../meta/graph-error';
import { newFacebookId } from '../meta/graph-id';
import type { AuthorizedCall } from '../meta/graph-route';
import { storeFile } from '../meta/stored-file';
import { pageToWriteOn } from './access';
import { acceptPost } from './page-post';
import { photoMedium, savePhoto } from './photo-store';

const MAX_PHOTO_BYTES = 4 * 1024 * 1024;
const FORMATS = ['jpeg', 'png', 'gif', 'tiff', 'heif', 'webp'];

/** POST `/{page}/photos`: fetches `url` itself; answers `{id}`, with `post_id` when it is published at once. */
export async function uploadPhoto(call: AuthorizedCall): Promise<object> {
  const { world, params } = call;
  const page = await pageToWriteOn(call, 'pages_manage_posts');
  const url = params.text('url');
  if (url === null) throw missingParameter('url');
  const { bytes, mimeType } = await fetchPhoto(call, url);
  const id = await newFacebookId(world);
  await storeFile(world, id, mimeType, bytes);
  const photo = { id, pageId: page.id, mimeType, altText: params.text('alt_text_custom') };
  if (!params.flag('published', true)) {
    await savePhoto(world, { ...photo, postId: null });
    return { id };
  }
  const postId = `${page.id}_${await newFacebookId(world)}`;
  const published = { ...photo, postId };
  await savePhoto(world, published);
  const message = params.text('caption') ?? params.text('message') ?? '';
  const media = [photoMedium(published)];
  await acceptPost(world, { page, id: postId, message, link: null, media, kind: 'photo', published: true });
  return { id, post_id: postId };
}

async function fetchPhoto({ world }: AuthorizedCall, url: string): Promise<{ bytes: Uint8Array; mimeType: string }> {
  const fetched = await world.fetchMedia(url);
  if (!fetched.ok) throw badUrl();
  const facts = await imageFacts(fetched.bytes);
  if (!facts || !FORMATS.includes(facts.format) || fetched.bytes.byteLength > MAX_PHOTO_BYTES) throw unreadable();
  return { bytes: fetched.bytes, mimeType: facts.mimeType };
}

const badUrl = (): GraphError =>
  new GraphError({
    code: 100,
    subcode: 2061006,
    message: 'Invalid parameter',
    title: 'Invalid URL',
    userMessage: 'The URL of the photo could not be fetched. Check that it is public and try again.',
  });

const unreadable = (): GraphError =>
  new GraphError({
    code: 100,
    subcode: 1366046,
    message: 'Invalid parameter',
    title: "Can't Read Files",
    userMessage:
      "Your photos couldn't be uploaded. Photos should be smaller than 4 MB and saved as JPG, PNG, GIF, TIFF, HEIF or WebP files.",
  });
