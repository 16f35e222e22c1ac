import { z } from 'zod';
import { imageFacts } from '../image-facts';
import { json, readJsonObject } from '../json';
import type { Call } from '../routes';
import { asUser, type Endpoint } from './access';
import { charge } from './billing';
import { changeMedia, createMedia, describeMedia, findMedia } from './media-records';
import type { XUser } from './people';
import { invalidRequest } from './problems';

const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp'];
const CATEGORIES = ['tweet_image', 'dm_image', 'subtitles'];
const ENDPOINT: Endpoint = { name: 'media-upload', limit: 500, scopes: ['media.write'], operation: 'upload' };

/** POST /2/media/upload: one picture, as multipart or as base64 in JSON. */
export const uploadImage = (call: Call): Promise<Response> =>
  asUser(call, ENDPOINT, async (user) => {
    const sent = await readUpload(call.request);
    if (!sent) return invalidRequest([{ message: 'The request body is not multipart form data and not JSON.' }]);
    const { bytes, category, unknown } = sent;
    if (unknown.length > 0) return invalidRequest(unknown.map((name) => ({ message: `$.${name}: is not defined` })));
    if (!category || !CATEGORIES.includes(category)) {
      return invalidRequest([
        {
          parameters: { media_category: category ? [category] : [] },
          message: `$.media_category: is missing or not one of [${CATEGORIES.join(', ')}]`,
        },
      ]);
    }
    if (!bytes || bytes.byteLength === 0) return invalidRequest([{ message: '$.media: is missing' }]);
    return keepImage(call, user, bytes);
  });

async function keepImage({ world }: Call, user: XUser, bytes: Uint8Array): Promise<Response> {
  if (bytes.byteLength > MAX_IMAGE_BYTES) {
    return invalidRequest([{ message: `File size exceeds ${MAX_IMAGE_BYTES} bytes.` }]);
  }
  const facts = await imageFacts(bytes);
  if (!facts || !IMAGE_TYPES.includes(facts.mimeType)) {
    return invalidRequest([{ message: 'media type unrecognized.' }]);
  }
  const media = await createMedia(world, {
    userId: user.id,
    category: 'tweet_image',
    mimeType: facts.mimeType,
    totalBytes: bytes.byteLength,
    data: Buffer.from(bytes).toString('base64'),
    width: facts.width,
    height: facts.height,
    finalizedAtMs: world.now().getTime(),
  });
  return json({ data: await describeMedia(world, media) });
}

interface Upload {
  bytes: Uint8Array | null;
  category: string | null;
  /** Names of fields that the document does not have. */
  unknown: string[];
}

const FIELDS = ['media', 'media_category', 'media_type', 'shared', 'additional_owners'];
const unknownIn = (names: Iterable<string>): string[] => [...names].filter((name) => !FIELDS.includes(name));

/** Either form of the body; null when it is neither. */
async function readUpload(request: Request): Promise<Upload | null> {
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('application/json')) {
    const body = await readJsonObject(request);
    if (!body) return null;
    return {
      bytes: typeof body.media === 'string' ? Buffer.from(body.media, 'base64') : null,
      category: typeof body.media_category === 'string' ? body.media_category : null,
      unknown: unknownIn(Object.keys(body)),
    };
  }
  if (!type.startsWith('multipart/form-data')) return null;
  const form = await request.formData();
  const category = form.get('media_category');
  return {
    bytes: await bytesOf(form.get('media')),
    category: typeof category === 'string' ? category : null,
    unknown: unknownIn(form.keys()),
  };
}

export async function bytesOf(part: File | string | null): Promise<Uint8Array | null> {
  if (part === null) return null;
  return typeof part === 'string' ? Buffer.from(part, 'base64') : new Uint8Array(await part.arrayBuffer());
}

const metadataSchema = z.strictObject({
  id: z.string(),
  metadata: z.strictObject({ alt_text: z.strictObject({ text: z.string().min(1).max(1_000) }) }),
});

/** POST /2/media/metadata: the alternative text of a picture. */
export const setMetadata = (call: Call): Promise<Response> =>
  asUser(call, { ...ENDPOINT, name: 'media-metadata' }, async (user) => {
    const parsed = metadataSchema.safeParse(await readJsonObject(call.request));
    if (!parsed.success) return invalidRequest([{ message: z.prettifyError(parsed.error) }]);
    const { id, metadata } = parsed.data;
    const described = await findMedia(call.world, id, user.id);
    const isPicture = described?.category === 'tweet_image' || described?.category === 'tweet_gif';
    if (!isPicture) return invalidRequest([{ message: `Media id ${id} is invalid.` }]);
    await changeMedia(call.world, id, (media) => ({ ...media, altText: metadata.alt_text.text }));
    await charge(call.world, 'mediaMetadata');
    return json({ data: { id, associated_metadata: { alt_text: metadata.alt_text } } });
  });
