import type { PublishInput, PublishMedia } from '../platform';
import { uploadCall, uploadedId } from './upload-call';

/** Uploads one picture in one request and returns its media id. Nothing is public yet. @throws Refused */
export async function uploadPicture(input: PublishInput, media: PublishMedia): Promise<string> {
  const form = new FormData();
  form.set('media', new Blob([Uint8Array.from(await media.read())], { type: media.mimeType }), media.id);
  form.set('media_category', 'tweet_image');
  form.set('media_type', media.mimeType);
  return uploadedId(await uploadCall(input, { path: '/2/media/upload', body: { kind: 'multipart', form } }));
}
