import { cn } from '@/components/ui/cn';

interface PreviewTextProps {
  text: string;
  /** The name that stands before a caption. */
  handle?: string | null;
  className?: string;
}

/** Hashtags, mentions and links, which every network sets apart. */
const LINKED = /((?:^|(?<=\s))[#@][\p{L}\p{N}_.]*[\p{L}\p{N}_]|https?:\/\/[^\s]+)/gu;

export function PreviewText({ text, handle, className }: PreviewTextProps) {
  return (
    <p className={cn('px-4 pb-4 break-words whitespace-pre-wrap', className)}>
      {handle && <span className="mr-1.5 font-medium">{handle}</span>}
      {text ? <LinkedText text={text} /> : <span className="text-muted">Your text will stand here.</span>}
    </p>
  );
}

function LinkedText({ text }: { text: string }) {
  const pieces: { at: number; text: string; isLink: boolean }[] = [];
  let at = 0;
  for (const match of text.matchAll(LINKED)) {
    if (match.index > at) pieces.push({ at, text: text.slice(at, match.index), isLink: false });
    pieces.push({ at: match.index, text: match[0], isLink: true });
    at = match.index + match[0].length;
  }
  if (at < text.length) pieces.push({ at, text: text.slice(at), isLink: false });
  return pieces.map((piece) => (
    <span key={piece.at} className={piece.isLink ? 'text-accent-text' : undefined}>
      {piece.text}
    </span>
  ));
}
