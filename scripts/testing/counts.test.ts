import { describe, expect, it } from 'vitest';
import { countCommand, countPlaywright, countVitest, sum, withExitCode } from './counts';

const vitest = (passed: number, failed: number, files: unknown[] = []) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: files,
});
const playwright = (expected: number, unexpected: number, flaky = 0, errors: unknown[] = []) => ({
  stats: { expected, unexpected, flaky, skipped: 0 },
  errors,
});

describe('counting what a run reported', () => {
  it.each([
    ['passed and failed tests', countVitest(vitest(5, 2)), { passed: 5, failed: 2 }],
    ['a run without tests', countVitest(vitest(0, 0)), { passed: 0, failed: 1 }],
    [
      'a file that could not be loaded',
      countVitest(vitest(3, 0, [{ status: 'failed', assertionResults: [] }])),
      { passed: 3, failed: 1 },
    ],
    [
      'a file whose failure is a test already counted',
      countVitest(vitest(3, 1, [{ status: 'failed', assertionResults: [{ status: 'failed' }] }])),
      { passed: 3, failed: 1 },
    ],
    ['browser tests', countPlaywright(playwright(4, 1)), { passed: 4, failed: 1 }],
    ['a browser test that passed at the second try', countPlaywright(playwright(4, 0, 1)), { passed: 4, failed: 1 }],
    ['a browser run that found no test', countPlaywright(playwright(0, 0, 0, [{}])), { passed: 0, failed: 1 }],
    ['a browser run that was empty', countPlaywright(playwright(0, 0)), { passed: 0, failed: 1 }],
    ['a command that succeeded', countCommand(0), { passed: 1, failed: 0 }],
    ['a command that failed', countCommand(2), { passed: 0, failed: 1 }],
  ])('%s', (_, counts, expected) => {
    expect(counts).toEqual(expected);
  });

  it('trusts the exit code over a report without failures', () => {
    expect(withExitCode({ passed: 3, failed: 0 }, 1)).toEqual({ passed: 3, failed: 1 });
    expect(withExitCode({ passed: 3, failed: 2 }, 1)).toEqual({ passed: 3, failed: 2 });
    expect(withExitCode({ passed: 3, failed: 0 }, 0)).toEqual({ passed: 3, failed: 0 });
  });

  it('adds up', () => {
    expect(sum([countCommand(0), countCommand(1), { passed: 5, failed: 0 }])).toEqual({ passed: 6, failed: 1 });
  });
});
