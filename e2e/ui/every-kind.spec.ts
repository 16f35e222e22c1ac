import { expect, type Page, test } from '@playwright/test';
import type { Platform } from '../../lib/contracts/platform-names';
import { grant, newBusiness, newRun } from './business';
import { expectAllPublished } from './compose';
import { ledger } from './demo';
import { composeFor, openOption } from './options';
import { gif, jpeg, keepPicture } from './pictures';
import { mp4, REEL } from './video';

const MINUTE = 60_000;

interface Kind {
  name: string;
  platforms: Platform[];
  files: () => Promise<{ name: string; mimeType: string; buffer: Buffer }[]>;
  placement?: 'Reel' | 'Story';
}

const picture = async (name = 'cup.jpg') => ({ name, mimeType: 'image/jpeg', buffer: await jpeg() });
const video = async () => ({ name: 'cup.mp4', mimeType: 'video/mp4', buffer: await mp4() });
const reel = async () => ({ name: 'reel.mp4', mimeType: 'video/mp4', buffer: await mp4(REEL) });
const animation = async () => ({ name: 'cup.gif', mimeType: 'image/gif', buffer: await gif() });

/** What is not told in stories of its own: threads, polls, links, documents and carousels are. */
const KINDS: Kind[] = [
  { name: 'text', platforms: ['linkedin', 'x', 'facebook'], files: async () => [] },
  {
    name: 'pictures',
    platforms: ['linkedin', 'x', 'facebook', 'instagram'],
    files: async () => [await picture('one.jpg'), await picture('two.jpg')],
  },
  { name: 'GIF', platforms: ['linkedin', 'x'], files: async () => [await animation()] },
  { name: 'video', platforms: ['linkedin', 'x', 'facebook'], files: async () => [await video()] },
  { name: 'reel', platforms: ['facebook'], files: async () => [await reel()], placement: 'Reel' },
  { name: 'story', platforms: ['facebook'], files: async () => [await picture()], placement: 'Story' },
  { name: 'story', platforms: ['instagram'], files: async () => [await picture()], placement: 'Story' },
];

async function publishKind(page: Page, business: string, text: string, kind: Kind): Promise<number> {
  const accounts = await composeFor(page, business, ...kind.platforms);
  // A story has no text on either network.
  if (kind.placement !== 'Story') await page.getByLabel('Text for all accounts').fill(text);
  const files = await kind.files();
  if (files.length > 0) await page.getByLabel('Choose pictures').setInputFiles(files);
  for (const { name } of files.filter((file) => file.mimeType === 'video/mp4')) {
    await expect(page.getByText(name).first()).toBeVisible({ timeout: 30_000 });
  }
  const pictures = files.filter((file) => file.mimeType.startsWith('image/')).length;
  await expect(page.getByLabel(/^Alt text of/)).toHaveCount(pictures, { timeout: 30_000 });
  if (kind.placement) {
    await openOption(page, /^Placement/);
    await page.getByRole('radio', { name: new RegExp(`^${kind.placement}`) }).check();
  }
  await page.getByRole('button', { name: /^Publish now/ }).click();
  await expectAllPublished(page, accounts, MINUTE);
  return accounts;
}

test('a LinkedIn page, an X account, a Facebook page and an Instagram account take every kind of post', async ({
  page,
}) => {
  test.setTimeout(8 * MINUTE);
  const run = newRun();
  const business = await newBusiness(page, `Every kind ${run}`);
  await grant(page, 'linkedin', business, { as: 'page' });
  for (const platform of ['x', 'facebook', 'instagram'] as const) await grant(page, platform, business);
  await keepPicture(page, 'accounts-of-four');
  for (const [index, kind] of KINDS.entries()) {
    await test.step(`${kind.name} on ${kind.platforms.join(', ')}`, async () => {
      const text = `A ${kind.name} to all (${run}-${index})`;
      const accounts = await publishKind(page, business, text, kind);
      if (kind.placement !== 'Story') expect(await ledger(page, text)).toHaveLength(accounts);
    });
  }
});
