import sharp from 'sharp';
import { spool } from '@/lib/data/files/spool';
import type { BusinessContext } from '@/lib/domain/context';
import { storeMedia } from '@/lib/domain/media/store-media';
import type { LedgerMedia } from '@/lib/sandbox/ledger';
import { storeFile } from '@/lib/sandbox/meta/stored-file';
import type { World } from '@/lib/sandbox/world';

const SIDE = 1_080;
const CUPS = [
  {
    table: '#7a3b2e',
    cup: '#f2e3d0',
    coffee: '#3c1f17',
    says: 'A cup of black coffee on a dark red table, from above',
  },
  { table: '#2e5f7a', cup: '#ffffff', coffee: '#5a3423', says: 'A white cup of coffee on a blue table, from above' },
  {
    table: '#d9c4a3',
    cup: '#7a8f5a',
    coffee: '#2b1710',
    says: 'A green cup of coffee on a table of light wood, from above',
  },
  { table: '#2f3437', cup: '#e0a458', coffee: '#4a2a1c', says: 'A yellow cup of coffee on a slate table, from above' },
] as const;

export interface Picture {
  mediaId: string;
  fake: LedgerMedia;
}

/** Pictures in the business's library, and as Instagram keeps them. */
export async function storePictures(ctx: BusinessContext, world: World): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const [index, cup] of CUPS.entries()) {
    const bytes = await drawn(cup);
    const file = await spool([bytes], { maxBytes: bytes.length, tooLarge: () => new Error('A picture grew.') });
    try {
      const { data } = await storeMedia(ctx, { fileName: `cup-${index + 1}.jpg`, file, altText: cup.says });
      await storeFile(world, data.id, 'image/jpeg', bytes);
      const path = `/instagram/media/${data.id}`;
      pictures.push({ mediaId: data.id, fake: { id: data.id, kind: 'image', path, altText: cup.says } });
    } finally {
      await file.dispose();
    }
  }
  return pictures;
}

function drawn({ table, cup, coffee }: (typeof CUPS)[number]): Promise<Buffer> {
  const circles = [
    `<circle cx="540" cy="540" r="400" fill="#00000022"/><circle cx="540" cy="520" r="380" fill="${cup}"/>`,
    `<circle cx="540" cy="520" r="290" fill="#00000018"/><circle cx="540" cy="520" r="270" fill="${coffee}"/>`,
    `<path d="M 420 420 A 160 160 0 0 1 600 370" fill="none" stroke="#ffffff55" stroke-width="14" stroke-linecap="round"/>`,
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}">${circles.join('')}</svg>`;
  return sharp({ create: { width: SIDE, height: SIDE, channels: 3, background: table } })
    .composite([{ input: Buffer.from(svg) }])
    .jpeg({ quality: 88 })
    .toBuffer();
}
