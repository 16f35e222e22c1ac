import { findOrInstall } from './install-program';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser for the browser tests: CHROMIUM_PATH, one on the search path, or the system's package. */
export function chromiumPath(): string {
  return (
    process.env.CHROMIUM_PATH || findOrInstall(NAMES, 'chromium', 'Install Chromium or Chrome, or set CHROMIUM_PATH.')
  );
}
