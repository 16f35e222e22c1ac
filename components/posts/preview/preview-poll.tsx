import { POLL_DAYS, type Poll } from '@/lib/client/option-words';

/** A poll before anybody voted. */
export function PreviewPoll({ poll }: { poll: Poll }) {
  const answers = poll.options.map((text, index) => ({ text: text || `Answer ${index + 1}`, number: index + 1 }));
  return (
    <div className="mx-4 mb-4 flex flex-col gap-2 rounded-md border p-3">
      <p className="font-medium break-words">{poll.question || <span className="text-muted">Your question</span>}</p>
      <ul className="flex flex-col gap-1.5">
        {answers.map(({ text, number }) => (
          <li
            key={number}
            className="rounded-full border border-control px-3 py-1 text-center text-sm break-words text-accent-text"
          >
            {text}
          </li>
        ))}
      </ul>
      <p className="text-sm text-muted">0 votes · {POLL_DAYS[poll.durationDays]} left</p>
    </div>
  );
}
