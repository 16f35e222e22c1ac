import { ChartNoAxesColumn } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { routes } from '@/lib/foundation/routes';

interface NoNumbersProps {
  business: string;
  hasAccounts: boolean;
}

/** The analytics of a business that has published nothing yet: what to do first. */
export function NoNumbers({ business, hasAccounts }: NoNumbersProps) {
  return (
    <EmptyState
      icon={ChartNoAxesColumn}
      title={
        hasAccounts
          ? 'What your posts bring is shown here, some minutes after the first is published.'
          : 'What your posts bring is shown here. Connect a network first, then publish.'
      }
      action={
        hasAccounts ? (
          <ButtonLink href={routes.compose(business)} variant="primary">
            Write a post
          </ButtonLink>
        ) : (
          <ButtonLink href={routes.accounts(business)} variant="primary">
            Connect a network
          </ButtonLink>
        )
      }
    />
  );
}
