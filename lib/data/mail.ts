import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { env } from '@/lib/foundation/env';
import type { Env } from '@/lib/foundation/env-schema';
import { SECOND } from '@/lib/foundation/time';

export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends a mail over SMTP_URL; without one it is a file in OUTBOX_DIR. @throws what the mail server said */
export async function sendMail(
  mail: Mail,
  { SMTP_URL, MAIL_FROM, OUTBOX_DIR }: Pick<Env, 'SMTP_URL' | 'MAIL_FROM' | 'OUTBOX_DIR'> = env(),
): Promise<void> {
  const message = { from: MAIL_FROM, ...mail };
  if (SMTP_URL) {
    const limits = { connectionTimeout: 10 * SECOND, socketTimeout: 20 * SECOND };
    await createTransport({ url: SMTP_URL, ...limits }).sendMail(message);
    return;
  }
  const { message: written } = await createTransport({ streamTransport: true, buffer: true }).sendMail(message);
  if (!Buffer.isBuffer(written)) throw new Error('A mail was not written as one piece.');
  await mkdir(OUTBOX_DIR, { recursive: true });
  const name = `${new Date().toISOString().replaceAll(/[:.]/g, '-')}-${randomUUID().slice(0, 8)}.eml`;
  await writeFile(path.join(OUTBOX_DIR, name), written, { flag: 'wx' });
}
