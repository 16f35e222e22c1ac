const KILOBYTE = 1024;
const MEGABYTE = 1024 * KILOBYTE;

/** `340 KB`, `3.4 MB`: a size of more than nothing is never told as nothing. */
export const describeBytes = (bytes: number): string =>
  bytes < MEGABYTE ? `${Math.max(1, Math.round(bytes / KILOBYTE))} KB` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
