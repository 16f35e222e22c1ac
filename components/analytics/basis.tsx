import { ZonedTime } from '@/components/ui/time';
import { coverageText } from './number-words';

interface BasisProps {
  known: number;
  posts: number;
  what: string;
  measuredAt: string | null;
  zone: string;
}

/** What a section rests on: how many posts have the number, and when the newest was taken. */
export function Basis({ known, posts, what, measuredAt, zone }: BasisProps) {
  return (
    <>
      {coverageText(known, posts, what)}
      {measuredAt && (
        <>
          {' · '}as of <ZonedTime at={measuredAt} zone={zone} hideViewer />
        </>
      )}
    </>
  );
}
