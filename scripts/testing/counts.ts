import { z } from 'zod';

export interface Counts {
  passed: number;
  failed: number;
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })).default([]) }),
  ),
});

/** Tests of a vitest JSON report. A file that failed outside its tests, or a run without tests, is a failure too. */
export function countVitest(report: unknown): Counts {
  const { numPassedTests, numFailedTests, testResults } = vitestReport.parse(report);
  const brokenFiles = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  return atLeastOne({ passed: numPassedTests, failed: numFailedTests + brokenFiles.length });
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  errors: z.array(z.unknown()).default([]),
});

/** Tests of a Playwright JSON report. A test that passes only when tried again has failed. */
export function countPlaywright(report: unknown): Counts {
  const { stats, errors } = playwrightReport.parse(report);
  return atLeastOne({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length });
}

/** A command that must simply succeed counts as one test. */
export const countCommand = (code: number): Counts =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Adds a failure that the report does not know of, such as an error after the last test. */
export const withExitCode = (counts: Counts, code: number): Counts =>
  code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

export const sum = (all: Counts[]): Counts =>
  all.reduce((one, other) => ({ passed: one.passed + other.passed, failed: one.failed + other.failed }), {
    passed: 0,
    failed: 0,
  });

const atLeastOne = (counts: Counts): Counts =>
  counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts;
