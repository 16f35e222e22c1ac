/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['pg', 'pino', 'ioredis', '@node-rs/argon2', 'sharp', 'graphile-worker'],
  turbopack: { root: import.meta.dirname },
};

export default config;
