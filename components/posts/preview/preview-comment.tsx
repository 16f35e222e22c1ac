import { Avatar } from '@/components/ui/avatar';
import type { Account } from '@/lib/contracts/accounts';

/** The account's own comment under its post. */
export function PreviewComment({ account, text }: { account: Account; text: string }) {
  return (
    <div className="flex items-start gap-2 border-t px-4 py-3">
      <Avatar name={account.displayName} src={account.avatarUrl} className="size-6" />
      <div className="min-w-0 flex-1 rounded-md bg-sunken px-3 py-2">
        <p className="truncate text-sm font-medium">{account.displayName}</p>
        <p className="text-sm break-words whitespace-pre-wrap">{text}</p>
      </div>
    </div>
  );
}
