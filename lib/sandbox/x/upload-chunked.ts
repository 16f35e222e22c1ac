import { z } from 'zod';
import { imageFacts } from '../image-facts';
import { json, readJsonObject } from '../json';
import type { Call } from '../routes';
import type { World } from '../world';
import { asUser, type Endpoint } from './access';
import { type Category, changeMedia, createMedia, describeMedia, findMedia, type Media } from './media-records';
import { invalidRequest, payloadTooLarge } from './problems';
import { queryProblems } from './query';
import { bytesOf } from './upload-image';

const MAX_SEGMENT_BYTES = 5 * 1024 * 1024;
const MAX_BYTES: Record<Category, number> = {
  tweet_image: 5 * 1024 * 1024,
  tweet_gif: 15 * 1024 * 1024,
  tweet_video: 512 * 1024 * 1024,
  amplify_video: 512 * 1024 * 1024,
};
const KINDS: Record<Category, string> = {
  tweet_image: 'image/',
  tweet_gif: 'image/gif',
  tweet_video: 'video/',
  amplify_video: 'video/',
};
const SEGMENTS = 'x-segments';
const SEGMENT_FIELDS = ['media', 'segment_index'];

const endpoint = (name: string, limit: number): Endpoint => ({
  name,
  limit,
  scopes: ['media.write'],
  operation: 'upload',
});

const initializeSchema = z.strictObject({
  media_type: z.enum([
    'video/mp4',
    'video/quicktime',
    'video/webm',
    'image/gif',
    'image/jpeg',
    'image/png',
    'image/webp',
  ]),
  total_bytes: z.number().int().min(1),
  media_category: z.enum(['tweet_image', 'tweet_gif', 'tweet_video', 'amplify_video']),
  shared: z.boolean().optional(),
  additional_owners: z.array(z.string()).optional(),
});

/** POST /2/media/upload/initialize */
export const initializeUpload = (call: Call): Promise<Response> =>
  asUser(call, endpoint('media-initialize', 1_875), async (user) => {
    const parsed = initializeSchema.safeParse(await readJsonObject(call.request));
    if (!parsed.success) return invalidRequest([{ message: z.prettifyError(parsed.error) }]);
    const { media_type, total_bytes, media_category } = parsed.data;
    if (!media_type.startsWith(KINDS[media_category])) {
      return invalidRequest([{ message: `$.media_type: ${media_type} is not a ${media_category}` }]);
    }
    if (total_bytes > MAX_BYTES[media_category]) {
      return invalidRequest([{ message: `File size exceeds ${MAX_BYTES[media_category]} bytes.` }]);
    }
    const media = await createMedia(call.world, {
      userId: user.id,
      category: media_category,
      mimeType: media_type,
      totalBytes: total_bytes,
      data: null,
      width: null,
      height: null,
      finalizedAtMs: null,
    });
    return json({ data: await describeMedia(call.world, media) });
  });

interface Segment {
  bytes: number;
  data: string | null;
}

/** POST /2/media/upload/{id}/append: one segment, multipart or JSON. */
export const appendUpload = (call: Call): Promise<Response> =>
  asUser(call, endpoint('media-append', 1_875), async (user) => {
    const media = await findMedia(call.world, call.param('id'), user.id);
    if (!media || media.finalizedAtMs !== null) return invalidRequest([{ message: 'The media id is invalid.' }]);
    const isJson = call.request.headers.get('content-type')?.startsWith('application/json');
    const fields = isJson
      ? ((await readJsonObject(call.request)) ?? {})
      : Object.fromEntries(await call.request.formData());
    const unknown = Object.keys(fields).filter((name) => !SEGMENT_FIELDS.includes(name));
    if (unknown.length > 0) return invalidRequest(unknown.map((name) => ({ message: `$.${name}: is not defined` })));
    const index = Number(fields.segment_index ?? Number.NaN);
    if (!Number.isInteger(index) || index < 0 || index > 999) {
      return invalidRequest([{ message: '$.segment_index: must be between 0 and 999' }]);
    }
    const part = fields.media;
    const bytes = typeof part === 'string' || part instanceof File ? await bytesOf(part) : null;
    if (!bytes) return invalidRequest([{ message: '$.media: is missing' }]);
    if (bytes.byteLength > MAX_SEGMENT_BYTES) return payloadTooLarge();
    const segment: Segment = {
      bytes: bytes.byteLength,
      data: media.mimeType.startsWith('image/') ? Buffer.from(bytes).toString('base64') : null,
    };
    await call.world.store.put(SEGMENTS, `${media.id}/${index}`, segment);
    return json({ data: { expires_at: Math.floor(call.world.now().getTime() / 1_000) + 86_400 } });
  });

/** POST /2/media/upload/{id}/finalize */
export const finalizeUpload = (call: Call): Promise<Response> =>
  asUser(call, endpoint('media-finalize', 1_875), async (user) => {
    const media = await findMedia(call.world, call.param('id'), user.id);
    if (!media) return invalidRequest([{ message: 'The media id is invalid.' }]);
    const segments = await segmentsOf(call.world, media);
    const received = segments.reduce((sum, { bytes }) => sum + bytes, 0);
    if (received !== media.totalBytes) {
      return invalidRequest([{ message: `Segments do not add up to provided total file size (${received}).` }]);
    }
    const picture = media.mimeType.startsWith('image/')
      ? Buffer.concat(segments.map(({ data }) => Buffer.from(data ?? '', 'base64')))
      : null;
    const facts = picture && (await imageFacts(picture));
    const finalized = await changeMedia(call.world, media.id, (current) => ({
      ...current,
      finalizedAtMs: current.finalizedAtMs ?? call.world.now().getTime(),
      data: picture?.toString('base64') ?? null,
      width: facts?.width ?? null,
      height: facts?.height ?? null,
    }));
    return json({ data: await describeMedia(call.world, finalized ?? media) });
  });

/** Every segment from 0 on, until one is missing. */
async function segmentsOf(world: World, media: Media): Promise<Segment[]> {
  const segments: Segment[] = [];
  for (let index = 0; ; index++) {
    const segment = await world.store.get<Segment>(SEGMENTS, `${media.id}/${index}`);
    if (!segment) return segments;
    segments.push(segment);
  }
}

/** GET /2/media/upload?command=STATUS&media_id= */
export const uploadStatus = (call: Call): Promise<Response> =>
  asUser(call, endpoint('media-status', 1_000), async (user) => {
    const media = await findMedia(call.world, call.url.searchParams.get('media_id') ?? '', user.id);
    const problems = queryProblems(call.url.searchParams, { command: ['STATUS'], media_id: null });
    if (problems.length > 0 || !call.url.searchParams.has('command') || !media || media.finalizedAtMs === null) {
      return invalidRequest([...problems, { message: 'The command or the media_id is invalid.' }]);
    }
    return json({ data: await describeMedia(call.world, media) });
  });
