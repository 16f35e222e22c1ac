import type { ImageRendition } from '@/lib/contracts/drafts/draft';
import { prisma } from '@/lib/data/db/client';
import type { Media, MediaRendition } from '@/lib/data/db/generated/client';
import { filesStore } from '@/lib/data/files/instance';
import { remember } from '@/lib/foundation/remember';
import { drawRendition } from './draw-rendition';
import { recipeOf } from './rendition';

type Source = Pick<Media, 'id' | 'businessId' | 'storageKey'>;

/** A picture in a network's form: made when it is first asked for, kept from then on. The stored file is only read. */
export async function ensureRendition(media: Source, form: ImageRendition): Promise<MediaRendition> {
  const recipe = recipeOf(form);
  const kept = await prisma().mediaRendition.findUnique({ where: { mediaId_recipe: { mediaId: media.id, recipe } } });
  if (kept) return kept;
  const underWay = remember('renditions', () => new Map<string, Promise<MediaRendition>>());
  const name = `${media.id} ${recipe}`;
  const making = underWay.get(name) ?? make(media, form, recipe).finally(() => underWay.delete(name));
  underWay.set(name, making);
  return making;
}

/** Two processes may make the same at once: both write the same file, and one row stays. */
async function make(
  { id: mediaId, businessId, storageKey: source }: Source,
  form: ImageRendition,
  recipe: string,
): Promise<MediaRendition> {
  const { bytes, width, height } = await drawRendition(await filesStore().read(source), form);
  const storageKey = `renditions/${businessId}/${mediaId}/${recipe}`;
  await filesStore().put(storageKey, bytes);
  const facts = { mimeType: form.mimeType, bytes: bytes.length, width, height, storageKey };
  const where = { mediaId_recipe: { mediaId, recipe } };
  return prisma().mediaRendition.upsert({ where, create: { mediaId, recipe, ...facts }, update: facts });
}
