/** 32 random hex digits. Not `crypto.randomUUID`, which plain-HTTP pages do not have. */
export const newIdempotencyKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
