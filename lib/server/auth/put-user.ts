import { withTransaction } from '@/lib/data/db/transaction';
import { newId } from '@/lib/foundation/ids';
import { hashPassword, verifyPassword } from './password';

export interface NewUser {
  email: string;
  name: string;
  password: string;
  isAdmin: boolean;
}

/** A person who signs in with this e-mail and password; one who exists gets the password and the admin flag. */
export async function putUser({ email, name, password, isAdmin }: NewUser): Promise<{ id: string }> {
  const address = email.toLowerCase();
  return withTransaction(async ({ prisma }) => {
    const user = await prisma.user.upsert({
      where: { email: address },
      create: { id: newId('user'), email: address, name, isAdmin, emailVerified: true },
      update: { isAdmin },
    });
    const key = { providerId_accountId: { providerId: 'credential', accountId: user.id } };
    const existing = await prisma.authCredential.findUnique({ where: key });
    if (existing?.password && (await verifyPassword({ hash: existing.password, password }))) return { id: user.id };
    const hashed = await hashPassword(password);
    await prisma.authCredential.upsert({
      where: key,
      create: { id: newId('auth'), providerId: 'credential', accountId: user.id, userId: user.id, password: hashed },
      update: { password: hashed },
    });
    return { id: user.id };
  });
}
