import { expect, it } from 'vitest';
import { weightedLength } from './weighted-length';

it.each([
  ['', 0],
  ['plain text', 10],
  ['blåbærsyltetøy', 14],
  ['café', 4],
  ['cafe\u0301', 4],
  ['日本', 4],
  ['☕', 2],
  ['👩‍👩‍👧‍👦', 2],
  ['🇳🇴', 2],
  ['👍🏽', 2],
  ['3️⃣', 2],
  ['© 2026', 6],
  ['©️', 2],
  ['“quoted” – dash…', 17],
  ['https://example.com', 23],
  ['https://example.com/a/very/long/path?with=query#and-hash', 23],
  ['see fjord.coffee.', 4 + 23 + 1],
  ['(https://example.com)', 25],
  ['mail me@example.com', 19],
  ['#høst @fjordcoffee', 18],
])('%s weighs %i', (text, weight) => {
  expect(weightedLength(text)).toBe(weight);
});
