import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { PlatformIcon } from '@/components/ui/platform-icon';
import type { FoundIdentity } from '@/lib/contracts/account-choices';
import { PLATFORM_NAMES } from '@/lib/contracts/platform-names';

interface IdentityOptionProps {
  identity: FoundIdentity;
  isChosen: boolean;
  onToggle: () => void;
}

const KINDS = {
  person: 'profile',
  page: 'page',
  professional: 'professional account',
} as const satisfies Record<FoundIdentity['kind'], string>;

/** One identity with its checkbox; the whole row may be pressed. */
export function IdentityOption({ identity, isChosen, onToggle }: IdentityOptionProps) {
  const { platform, kind, displayName, username, avatarUrl, isConnected } = identity;
  return (
    <li>
      <label className="flex cursor-pointer items-center gap-3 px-4 py-3.5 hover:bg-hover sm:px-5">
        <input
          type="checkbox"
          checked={isChosen}
          onChange={onToggle}
          className="size-5 shrink-0 accent-accent sm:size-4"
        />
        <Avatar name={displayName} src={avatarUrl} className="size-9" />
        <span className="flex min-w-0 flex-1 flex-wrap items-center gap-x-3 gap-y-1">
          <span className="min-w-0 flex-1 basis-40">
            <span className="block truncate font-medium">{displayName}</span>
            <span className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
              <PlatformIcon platform={platform} className="size-3.5" />
              <span className="truncate">
                {PLATFORM_NAMES[platform]} {KINDS[kind]}
                {username && ` · @${username}`}
              </span>
            </span>
          </span>
          {isConnected && (
            <Badge size="sm" tone="success">
              Connected already
            </Badge>
          )}
        </span>
      </label>
    </li>
  );
}
