/** Largest upload. Apart from the schema, so that a browser learns it without the schema's library. */
export const MEDIA_MAX_BYTES = 20 * 1024 * 1024;
