'use client';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { showToast } from '@/components/ui/show-toast';
import { asApiProblem } from '@/lib/client/api-problem';
import { describeRevocation } from '@/lib/client/describe-revocation';
import { disconnectAccount } from '@/lib/client/disconnect-account';
import type { Account } from '@/lib/contracts/accounts';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';

/** Asks first: the permission is forgotten, and only the network can give it again. */
export function DisconnectButton({ account, businessId }: { account: Account; businessId: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [isDisconnecting, setIsDisconnecting] = useState(false);
  const disconnect = async () => {
    setIsDisconnecting(true);
    try {
      const { data } = await disconnectAccount(businessId, account.id);
      setOpen(false);
      showToast({
        title: `${account.displayName} is disconnected.`,
        description: describeRevocation(data),
        tone: 'success',
      });
      router.refresh();
    } catch (error) {
      const { message } = asApiProblem(error);
      showToast({ title: `${account.displayName} was not disconnected.`, description: message, tone: 'danger' });
    } finally {
      setIsDisconnecting(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title={`Disconnect ${account.displayName}?`}
      description={`Posts that wait for it on ${PLATFORM_NAMES[account.platform]} are held until it is connected again. What was published stays. ${describeRevocation(account)}`}
      trigger={
        <Button variant="ghost" aria-label={`Disconnect ${account.displayName}`}>
          Disconnect
        </Button>
      }
      footer={
        <>
          <Button onClick={() => setOpen(false)}>Keep it</Button>
          <Button variant="danger" loading={isDisconnecting} onClick={() => void disconnect()}>
            Disconnect
          </Button>
        </>
      }
    />
  );
}
