import { isObject } from '../json';
import { inputError } from './errors';

const MAX_QUESTION = 140;
const MAX_OPTION = 30;

/** What LinkedIn refuses in a link's card or a poll of the right shape. */
export function contentProblem(content: unknown): Response | null {
  if (!isObject(content)) return null;
  if (isObject(content.article) && !isWebAddress(content.article.source)) {
    return inputError('INVALID_URL', 'Article source must be an http(s) URL', '/content/article/source');
  }
  if (!isObject(content.poll)) return null;
  const { question, options } = content.poll;
  if (!isWithin(question, MAX_QUESTION)) {
    return inputError('INVALID_POLL', `A poll question has 1 to ${MAX_QUESTION} characters`, '/content/poll/question');
  }
  const texts = Array.isArray(options) ? options.map((option: unknown) => (isObject(option) ? option.text : null)) : [];
  return texts.every((text) => isWithin(text, MAX_OPTION))
    ? null
    : inputError('INVALID_POLL', `A poll option has 1 to ${MAX_OPTION} characters`, '/content/poll/options');
}

const isWithin = (text: unknown, most: number): boolean =>
  typeof text === 'string' && text.trim() !== '' && text.length <= most;

const isWebAddress = (text: unknown): boolean =>
  typeof text === 'string' && /^https?:\/\//.test(text) && URL.canParse(text);
