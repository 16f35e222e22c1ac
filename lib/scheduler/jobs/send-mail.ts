import { sendMail as send } from '@/lib/data/mail';
import { MINUTE } from '@/lib/foundation/time';
import type { Job } from './job';

export const sendMail: Job<'send-mail'> = {
  name: 'send-mail',
  timeoutMs: MINUTE,
  run: (mail) => send(mail),
};
