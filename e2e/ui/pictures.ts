import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import sharp from 'sharp';

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), '../.artifacts/pictures');

/** A JPEG that every network takes: square, 1080 pixels, in the colours of a coffee roastery. */
export const jpeg = (): Promise<Buffer> =>
  sharp({ create: { width: 1080, height: 1080, channels: 3, background: '#7a3b2e' } })
    .composite([
      {
        input: Buffer.from(
          '<svg width="1080" height="1080"><circle cx="540" cy="540" r="330" fill="#f2e3d0"/><circle cx="540" cy="540" r="250" fill="#3c1f17"/></svg>',
        ),
      },
    ])
    .jpeg()
    .toBuffer();

/** A PNG of any shape, such as a network takes in another form alone. */
export const png = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#2e5f7a' } })
    .png()
    .toBuffer();

export const gif = (): Promise<Buffer> =>
  sharp({ create: { width: 320, height: 240, channels: 3, background: '#3c1f17' } })
    .gif()
    .toBuffer();

/** With KEEP_PICTURES set, keeps the whole page as a picture, light and dark: for people to look at, no test reads it. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  if (!process.env.KEEP_PICTURES) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(FOLDER, `${name}-${colorScheme}.png`), fullPage: true });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
