import { Plus } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { cn } from '@/components/ui/cn';
import { Tooltip } from '@/components/ui/tooltip';
import { routes } from '@/lib/foundation/routes';

/** The one main action of the product; `c` does the same from anywhere. */
export function NewPostButton({ business, className }: { business: string; className?: string }) {
  return (
    <Tooltip content="Write a post" shortcut="c" side="right">
      <ButtonLink href={routes.compose(business)} variant="primary" className={cn(className)} aria-keyshortcuts="c">
        <Plus aria-hidden />
        New post
      </ButtonLink>
    </Tooltip>
  );
}
