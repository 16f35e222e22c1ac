import { CalendarCheck, ChartNoAxesColumn, ReceiptText } from 'lucide-react';
import type { ReactNode } from 'react';
import { BrandMark } from '@/components/shell/brand';
import { ThemeToggle } from '@/components/shell/theme-toggle';

const PROMISES = [
  { icon: ReceiptText, text: 'Every post goes out exactly once, with a receipt from the network.' },
  {
    icon: CalendarCheck,
    text: 'One calendar for LinkedIn, X, Facebook and Instagram, in your business’s own time zone.',
  },
  { icon: ChartNoAxesColumn, text: 'Numbers that are true: what was not measured is never shown as zero.' },
] as const;

interface AuthFrameProps {
  title: string;
  /** The other page: a sentence with a link. */
  other: ReactNode;
  children: ReactNode;
}

/** The page around a sign-in form: the form at the left, what the product is at the right. */
export function AuthFrame({ title, other, children }: AuthFrameProps) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(28rem,5fr)_6fr]">
      <main id="main" className="flex flex-col px-6 py-6 sm:px-10">
        <div className="flex items-center justify-between">
          <span className="flex items-center gap-2.5 font-semibold">
            <BrandMark />
            <span aria-hidden>AI Growth Manager</span>
          </span>
          <ThemeToggle />
        </div>
        <div className="mx-auto flex w-full max-w-88 flex-1 flex-col justify-center gap-6 py-10">
          <div className="flex flex-col gap-1.5">
            <h1 className="text-2xl font-semibold">{title}</h1>
            <p className="text-muted">{other}</p>
          </div>
          {children}
        </div>
      </main>
      <aside
        className="hidden flex-col justify-center border-l bg-canvas px-16 xl:px-24 lg:flex"
        aria-label="The product"
      >
        <p className="max-w-120 text-3xl font-semibold text-balance">
          Run every social account of your business from one calm place.
        </p>
        <ul className="mt-10 flex max-w-104 flex-col gap-5">
          {PROMISES.map(({ icon: Icon, text }) => (
            <li key={text} className="flex items-start gap-3.5 text-lg text-muted">
              <Icon aria-hidden className="mt-1 size-4.5 shrink-0 text-accent-text" />
              {text}
            </li>
          ))}
        </ul>
      </aside>
    </div>
  );
}
