import { tooLong } from './common-problems';
import type { Draft, DraftProblem } from './draft';
import { graphemes } from './graphemes';

const MAX_QUESTION = 140;
const MAX_OPTION = 30;
const OPTIONS = { min: 2, max: 4 };
const PATH = 'options.linkedin.poll';

const problem = (path: string, code: string, message: string): DraftProblem => ({
  ...{ platform: 'linkedin', path, code, message },
});

/** What LinkedIn would refuse of a poll. Its durations are closed by the schema of the options. */
export function pollProblems({ options: { linkedin } }: Draft): DraftProblem[] {
  if (!linkedin?.poll) return [];
  const { question, options } = linkedin.poll;
  return [
    ...textProblems(`${PATH}.question`, 'the question', question, MAX_QUESTION),
    ...amountProblems(options.length),
    ...options.flatMap((option, index) =>
      textProblems(`${PATH}.options.${index}`, `answer ${index + 1}`, option, MAX_OPTION),
    ),
    ...repeatedProblems(options),
  ];
}

function textProblems(path: string, what: string, text: string, limit: number): DraftProblem[] {
  if (text.trim() === '') return [problem(path, 'empty', `In the poll ${what} is empty. Write it.`)];
  const used = graphemes(text);
  return used > limit ? [problem(path, 'text_too_long', tooLong('LinkedIn', what, { used, limit }))] : [];
}

function amountProblems(count: number): DraftProblem[] {
  if (count >= OPTIONS.min && count <= OPTIONS.max) return [];
  const remedy = count < OPTIONS.min ? `Add ${OPTIONS.min - count}` : `Remove ${count - OPTIONS.max}`;
  const message = `LinkedIn takes polls with ${OPTIONS.min} to ${OPTIONS.max} answers; this one has ${count}. ${remedy}.`;
  return [problem(`${PATH}.options`, 'poll_options', message)];
}

function repeatedProblems(options: readonly string[]): DraftProblem[] {
  const plain = options.map((option) => option.trim().toLowerCase());
  return plain.flatMap((option, index) => {
    const first = plain.indexOf(option);
    if (option === '' || first === index) return [];
    const message = `In the poll answer ${index + 1} repeats answer ${first + 1}. Change one of them.`;
    return [problem(`${PATH}.options.${index}`, 'poll_option_repeated', message)];
  });
}
