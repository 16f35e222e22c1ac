import { expect, type Page, test } from '@playwright/test';
import { expectAccessible } from './axe';
import { grant, newBusiness, newRun, post } from './business';
import { failNext, ledger, removeScope } from './demo';
import { keepPicture } from './pictures';

const MINUTE = 60_000;
/** No other test posts as him, so that what is to fail is his post. */
const OWN_LINKEDIN_MEMBER = 'bT7kL2mVik';

test('a person settles what no network can tell: one post is live and adopted, one is not and goes out again', async ({
  page,
}) => {
  test.setTimeout(6 * MINUTE);
  const run = newRun();
  const business = await newBusiness(page, `Doubt ${run}`);
  await grant(page, 'linkedin', business, { account: OWN_LINKEDIN_MEMBER });
  // Whoever may not read cannot find out what became of a post.
  await removeScope(page, 'linkedin', OWN_LINKEDIN_MEMBER, 'r_member_social');
  const { data: accounts } = await (await page.request.get(`/api/v2/accounts?businessId=${business}`)).json();
  const publish = async (content: string, fault: 'lose_reply' | 'error_500'): Promise<string> => {
    await failNext(page, 'linkedin', OWN_LINKEDIN_MEMBER, fault);
    const answer = await post(page, '/api/v2/publish', {
      ...{ businessId: business, accountIds: accounts.map(({ id }: { id: string }) => id), content },
    });
    expect(answer.ok(), await answer.text()).toBe(true);
    const [delivery] = (await answer.json()).data;
    const status = async () => {
      const read = await page.request.get(`/api/v2/scheduled-posts/${delivery.id}?businessId=${business}`);
      return (await read.json()).data.status;
    };
    await expect.poll(status, { timeout: MINUTE }).toBe('unknown');
    return delivery.id;
  };

  const live = `The answer got lost (${run})`;
  const lost = `It never arrived (${run})`;
  const [liveId, lostId] = [await publish(live, 'lose_reply'), await publish(lost, 'error_500')];

  await openedDoubt(page, business, liveId);
  await expectAccessible(page, 'a post in doubt');
  await keepPicture(page, 'doubt');
  const [standing] = await ledger(page, live);
  await page.getByLabel('Link to the post on LinkedIn').fill(standing?.permalink ?? '');
  await page.getByRole('button', { name: 'It is live: adopt' }).click();
  await expect(page.getByText('The post is published.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Is this post live on LinkedIn?' })).toBeHidden();

  await openedDoubt(page, business, lostId);
  await page.getByRole('button', { name: 'It is not: send again' }).click();
  await keepPicture(page, 'doubt-send-again');
  await page.getByRole('button', { name: 'It is not live: send it' }).click();
  await expect.poll(async () => (await ledger(page, lost)).length, { timeout: MINUTE }).toBe(1);
  await expect(page.getByRole('main').getByText('Published').first()).toBeVisible({ timeout: MINUTE });
  expect(await ledger(page, live)).toHaveLength(1);
});

/** The receipt of a post, once its network was asked for long enough and a person is. */
async function openedDoubt(page: Page, business: string, id: string): Promise<void> {
  await page.goto(`/${business}/posts/${id}`);
  await expect(page.getByRole('heading', { name: 'Is this post live on LinkedIn?' })).toBeVisible({
    timeout: 4 * MINUTE,
  });
}
