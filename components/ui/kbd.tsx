/** Keys of a shortcut: `g d` are pressed one after the other, `mod+Enter` together. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-1">
      {keys.split(' ').map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border bg-sunken px-1 font-mono text-xs text-muted"
        >
          {KEY_NAMES[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}

const KEY_NAMES: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  'mod+Enter': 'Ctrl ↵',
  'mod+shift+Enter': 'Ctrl ⇧ ↵',
  Escape: 'Esc',
};
