'use client';
import { CircleAlert } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { asApiProblem } from '@/lib/client/api-problem';
import { connectChosen } from '@/lib/client/connect-chosen';
import type { FoundIdentity } from '@/lib/contracts/account-choices';
import { routes } from '@/lib/foundation/routes';
import { IdentityOption } from './identity-option';

interface ChooseFormProps {
  choiceId: string;
  business: { id: string; slug: string };
  identities: FoundIdentity[];
  /** Where it says what was connected. */
  connectedHref: string;
}

const plural = (count: number): string => (count === 1 ? '1 account' : `${count} accounts`);

/** The identities that a connection discovered, all chosen until the person says otherwise. */
export function ChooseForm({ choiceId, business, identities, connectedHref }: ChooseFormProps) {
  const router = useRouter();
  const errorId = useId();
  const everyId = identities.map(({ platformUserId }) => platformUserId);
  const [chosenIds, setChosenIds] = useState(everyId);
  const [problem, setProblem] = useState<string | null>(null);
  const [isConnecting, setIsConnecting] = useState(false);
  const areAllChosen = chosenIds.length === everyId.length;

  const choose = (ids: string[]) => {
    setChosenIds(ids);
    setProblem(null);
  };
  const toggle = (id: string) =>
    choose(chosenIds.includes(id) ? chosenIds.filter((it) => it !== id) : [...chosenIds, id]);

  const connect = async (event: FormEvent) => {
    event.preventDefault();
    if (chosenIds.length === 0) return setProblem('Choose at least one account, or cancel.');
    setProblem(null);
    setIsConnecting(true);
    try {
      await connectChosen(business.id, choiceId, chosenIds);
      router.replace(connectedHref);
    } catch (error) {
      setProblem(asApiProblem(error).message);
      setIsConnecting(false);
    }
  };

  return (
    <form onSubmit={(event) => void connect(event)} className="flex max-w-2xl flex-col gap-4">
      {/* Sent before the page has come alive, the form leads back to this very choice. */}
      <input type="hidden" name="choice" value={choiceId} />
      <fieldset
        className="min-w-0 rounded-lg border bg-surface shadow-xs"
        aria-describedby={problem ? errorId : undefined}
      >
        <legend className="sr-only">Accounts to connect</legend>
        <div className="flex items-center justify-between gap-4 border-b px-4 py-2 sm:px-5">
          <p aria-live="polite" className="text-muted">
            {chosenIds.length} of {everyId.length} chosen
          </p>
          <Button variant="ghost" onClick={() => choose(areAllChosen ? [] : everyId)}>
            {areAllChosen ? 'Choose none' : 'Choose all'}
          </Button>
        </div>
        <ul className="divide-y overflow-hidden rounded-b-lg">
          {identities.map((identity) => (
            <IdentityOption
              key={`${identity.platform} ${identity.platformUserId}`}
              identity={identity}
              isChosen={chosenIds.includes(identity.platformUserId)}
              onToggle={() => toggle(identity.platformUserId)}
            />
          ))}
        </ul>
      </fieldset>
      {identities.some(({ isConnected }) => isConnected) && (
        <p className="text-sm text-muted">
          What is connected already gets its permission renewed. Leaving it out here does not disconnect it.
        </p>
      )}
      {problem && (
        <p id={errorId} role="alert" className="flex items-start gap-2 text-danger-text">
          <CircleAlert aria-hidden className="mt-0.75 size-4 shrink-0" />
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" loading={isConnecting}>
          Connect {plural(chosenIds.length)}
        </Button>
        <ButtonLink href={routes.accounts(business.slug)}>Cancel</ButtonLink>
      </div>
    </form>
  );
}
