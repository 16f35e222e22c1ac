import { Check } from 'lucide-react';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { cn } from '@/components/ui/cn';
import { routes } from '@/lib/foundation/routes';

interface FirstStepsProps {
  business: string;
  hasAccounts: boolean;
}

interface Step {
  title: string;
  text: string;
  isDone: boolean;
  href: string;
  action: string;
}

/** What to do first in a business that has posted nothing yet. */
export function FirstSteps({ business, hasAccounts }: FirstStepsProps) {
  const steps: Step[] = [
    {
      title: 'Connect a network',
      text: 'LinkedIn, X, Facebook or Instagram: one is enough to begin.',
      isDone: hasAccounts,
      href: routes.accounts(business),
      action: 'Connect a network',
    },
    {
      title: 'Write the first post',
      text: 'Write once, look at it as each network will show it, then publish or schedule.',
      isDone: false,
      href: routes.compose(business),
      action: 'Write a post',
    },
  ];
  const nextIndex = steps.findIndex((step) => !step.isDone);
  return (
    <Card aria-labelledby="first-steps" className="max-w-2xl">
      <h2 id="first-steps" className="border-b px-5 py-4 text-lg font-semibold">
        Two steps to the first post
      </h2>
      <ol className="divide-y">
        {steps.map((step, index) => (
          <li key={step.title} className="flex flex-wrap items-center gap-x-4 gap-y-3 px-5 py-5">
            <span
              aria-hidden
              className={cn(
                'flex size-8 shrink-0 items-center justify-center rounded-full text-sm font-semibold',
                step.isDone ? 'bg-success-subtle text-success-text' : 'bg-accent-subtle text-accent-text',
              )}
            >
              {step.isDone ? <Check className="size-4" /> : index + 1}
            </span>
            <div className="min-w-0 flex-1 basis-52">
              <h3 className="font-medium">
                {step.title}
                {step.isDone && <span className="sr-only"> (done)</span>}
              </h3>
              <p className="text-sm text-muted">{step.text}</p>
            </div>
            {!step.isDone && (
              <ButtonLink href={step.href} variant={index === nextIndex ? 'primary' : 'secondary'}>
                {step.action}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
