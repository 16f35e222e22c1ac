import type { PublishInput, PublishMedia } from '../platform';
import { type ProgressKeeper, prepareEach } from '../progress';
import { describeMedia } from './describe-media';
import { uploadInSegments } from './upload-in-segments';
import { uploadPicture } from './upload-picture';
import { startSlice } from './upload-slice';

/** Every file's media id, in order; what the progress holds already is not uploaded again. @throws Refused */
export function uploadMedia(input: PublishInput, progress: ProgressKeeper): Promise<string[]> {
  const slice = startSlice();
  return prepareEach(progress, 'media', input.media, async (media) => {
    slice.step();
    const id = isPicture(media)
      ? await uploadPicture(input, media)
      : await uploadInSegments(input, media, progress, slice);
    await describeMedia(input, id, media);
    return id;
  });
}

const isPicture = ({ kind }: PublishMedia): boolean => kind === 'image';
