/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['pg', 'pino', 'ioredis', '@node-rs/argon2', 'sharp', 'graphile-worker'],
  // Cached reads live under generations: on disk the passed ones would stay for ever.
  experimental: { isrFlushToDisk: false },
  turbopack: { root: import.meta.dirname },
};

export default config;
