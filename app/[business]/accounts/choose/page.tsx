import { Hourglass } from 'lucide-react';
import type { Metadata } from 'next';
import { ChooseForm } from '@/components/accounts/choose-form';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';
import { readChoice } from '@/lib/domain/accounts/read-choice';
import { routes } from '@/lib/foundation/routes';
import { requireBusiness } from '@/lib/server/auth/require-business';

const TITLE = 'Choose what to connect';
export const metadata: Metadata = { title: TITLE };

interface ChoosePageProps {
  params: Promise<{ business: string }>;
  searchParams: Promise<{ choice?: string | string[] }>;
}

export default async function ChoosePage({ params, searchParams }: ChoosePageProps) {
  const [{ business: slug }, query] = await Promise.all([params, searchParams]);
  const { business, ctx, sessionId } = await requireBusiness(slug, routes.accounts(slug));
  const choiceId = typeof query.choice === 'string' ? query.choice : '';
  const choice = await readChoice(ctx, { choiceId, sessionId });
  if (!choice) {
    return (
      <>
        <PageHeader title={TITLE} />
        <EmptyState
          icon={Hourglass}
          title="There is nothing left to choose here: the choice was made already, is older than ten minutes, or belongs to another session. Start the connection again."
          action={
            <ButtonLink variant="primary" href={routes.accounts(slug)}>
              Back to accounts
            </ButtonLink>
          }
        />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={TITLE}
        description={`Your sign-in on ${PLATFORM_NAMES[choice.platform]} reaches ${choice.identities.length} accounts. ${business.name} will post as those that you choose.`}
      />
      <ChooseForm
        choiceId={choiceId}
        business={business}
        identities={choice.identities}
        connectedHref={routes.connected(slug, choice.platform, choice.isLimited)}
      />
    </>
  );
}
