import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sendMail } from './mail';

const mail = { to: 'ada@example.com', subject: 'Grüße', text: 'Hello.\nReconnect it.' };
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'outbox-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

it('is a file while no mail server is set', async () => {
  const settings = { MAIL_FROM: 'agm@example.com', OUTBOX_DIR: path.join(folder, 'outbox') };
  await Promise.all([sendMail(mail, settings), sendMail(mail, settings)]);
  const files = await readdir(path.join(folder, 'outbox'));
  expect(files).toHaveLength(2);
  const text = await readFile(path.join(folder, 'outbox', files[0] ?? ''), 'utf8');
  expect(text).toContain('To: ada@example.com');
  expect(text).toContain('Reconnect it.');
});

it('says so when the mail server is away', async () => {
  const server = createServer((socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'agm@example.com', OUTBOX_DIR: folder };
  await expect(sendMail(mail, settings)).rejects.toThrow();
  expect(await readdir(folder)).toEqual([]);
  await new Promise((resolve) => server.close(resolve));
});
