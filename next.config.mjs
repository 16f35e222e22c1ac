/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: ['pg', 'pino', 'ioredis', '@node-rs/argon2', 'sharp'],
  turbopack: { root: import.meta.dirname },
};

export default config;
