import { defineConfig } from '@playwright/test';

const onPhones = /\.phone\.spec\.ts$/;

/** Against a product that runs already: `npm test` starts one, or set APP_URL and SANDBOX_URL to yours. */
export default defineConfig({
  testDir: './ui',
  outputDir: './.artifacts/results',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? './.artifacts/playwright.json' }],
  ],
  use: {
    baseURL: process.env.APP_URL || 'http://localhost:3000',
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Oslo',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH || '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
    },
  },
  projects: [
    { name: 'desktop', testIgnore: onPhones, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testMatch: onPhones,
      use: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
    },
  ],
});
