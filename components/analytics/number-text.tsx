import { countText } from './number-words';

interface NumberTextProps {
  value: number | null;
  format?: (value: number) => string;
}

/** A number, or a dash where no network has given it: missing is not zero. Positioned, lest its words widen what scrolls. */
export function NumberText({ value, format = countText }: NumberTextProps) {
  if (value !== null) return format(value);
  return (
    <span className="relative">
      <span aria-hidden>—</span>
      <span className="sr-only">not provided</span>
    </span>
  );
}
