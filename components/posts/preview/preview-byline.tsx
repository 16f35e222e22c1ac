import { Avatar } from '@/components/ui/avatar';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { Account } from '@/lib/contracts/accounts';

interface PreviewBylineProps {
  account: Account;
  /** What stands beside the name: who sees it, a label, collaborators. */
  remark?: string;
}

/** Whose post it is. */
export function PreviewByline({ account, remark }: PreviewBylineProps) {
  const { displayName, username, avatarUrl, platform } = account;
  const facts = [username && `@${username}`, 'now', remark].filter(Boolean).join(' · ');
  return (
    <header className="flex items-center gap-3 px-4 pt-4 pb-3">
      <Avatar name={displayName} src={avatarUrl} className="size-9" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{displayName}</p>
        <p className="truncate text-sm text-muted">{facts}</p>
      </div>
      <PlatformIcon platform={platform} className="text-muted" />
    </header>
  );
}
