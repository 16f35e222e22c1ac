import { Repeat } from 'lucide-react';

/** Marks one of a series, for eyes alone: what is read aloud says it in words. */
export function RepeatMark() {
  return <Repeat aria-hidden className="size-3 shrink-0 text-muted" />;
}
