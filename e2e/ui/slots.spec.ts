import { expect, type Locator, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { grant, newBusiness, newRun } from './business';
import { composeFor } from './options';
import { keepPicture } from './pictures';

async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.press(key);
}

test('posting times are set and the next free one is taken, by keyboard', async ({ page }) => {
  const run = newRun();
  const business = await newBusiness(page, `Slots ${run}`);
  await grant(page, 'x', business);
  await composeFor(page, business, 'x');
  await page.getByLabel('Text for all accounts').fill(`In the next slot (${run})`);
  await press(page.getByRole('button', { name: 'Next free slot' }));
  const panel = page.getByRole('region', { name: 'Next free slot' });
  await expect(panel).toBeFocused();
  await expect(panel.getByText('No posting times yet.')).toBeVisible();
  await expect(panel.getByRole('button', { name: 'Schedule into this slot' })).toBeDisabled();
  await expectAccessible(page, 'next free slot');

  const opened = page.waitForEvent('popup');
  await press(panel.getByRole('link', { name: /^Set them/ }));
  const editor = await opened;
  await press(editor.getByRole('button', { name: 'Weekdays at 09:00', exact: true }));
  await press(editor.getByRole('button', { name: 'Add a time on Saturday' }));
  const added = editor.getByLabel('Saturday, time 1', { exact: true });
  await expect(added).toBeFocused();
  await added.fill('');
  await press(editor.getByRole('button', { name: 'Save' }));
  await expect(added).toBeFocused();
  await expect(added).toHaveAccessibleDescription(/Give a time of Saturday/);
  await added.fill('11:30');
  await press(editor.getByRole('link', { name: 'All accounts' }));
  await press(editor.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay here' }));
  await press(editor.getByRole('button', { name: 'Save' }));
  const free = editor.getByRole('region', { name: 'Next free slots' }).getByRole('listitem');
  await expect(free).toHaveCount(5);
  await expectAccessible(editor, 'posting times');
  await keepPicture(editor, 'posting-times');
  const first = await free.first().locator('time').getAttribute('datetime');
  await editor.close();

  // As a browser tells a page that its tab is looked at again.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  const next = panel.locator('time');
  await expect(next).toHaveAttribute('datetime', first ?? '');
  await keepPicture(page, 'next-free-slot');
  await expect(page.getByLabel('Text for all accounts')).toHaveValue(`In the next slot (${run})`);
  await press(panel.getByRole('button', { name: 'Schedule into this slot' }), 'Control+Enter');
  await expect(page.getByRole('heading', { name: 'Scheduled' })).toBeFocused();
  await expect(page.getByRole('main').locator('time')).toHaveAttribute('datetime', first ?? '');
});
