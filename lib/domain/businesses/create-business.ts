import { z } from 'zod';
import { timeZoneSchema } from '@/lib/contracts/time-zone';
import { withTransaction } from '@/lib/data/db/transaction';
import { invalidField } from '@/lib/foundation/errors';
import { newId } from '@/lib/foundation/ids';
import { recordEvent } from '../audit/record-event';
import type { BusinessContext } from '../context';
import { slugCandidate } from './slug';

const NAME_MAX_LENGTH = 80;
const SLUG_TRIES = 50;

export interface NewBusiness {
  ownerId: string;
  name: string;
  /** IANA, such as `Europe/Oslo`. */
  timeZone: string;
  /** Made of the name unless given; then it must be free. */
  slug?: string;
}

/** A business with its first owner. @throws AppError on `name` or `timeZone`. */
export async function createBusiness(input: NewBusiness, now: Date): Promise<BusinessContext['business']> {
  const name = nameOf(input.name);
  const timeZone = zoneOf(input.timeZone);
  for (let n = 1; n <= SLUG_TRIES; n++) {
    const slug = input.slug ?? slugCandidate(name, n);
    const business = await insert({ id: newId('biz', now), slug, name, timeZone }, input.ownerId, now);
    if (business) return business;
    if (input.slug) break;
  }
  throw invalidField('name', 'name_taken', 'Many businesses have this name already. Choose a more particular one.');
}

/** @returns null when the slug is taken. */
function insert(business: BusinessContext['business'], ownerId: string, now: Date) {
  return withTransaction(async (tx) => {
    const { count } = await tx.prisma.business.createMany({ data: [business], skipDuplicates: true });
    if (count === 0) return null;
    await tx.prisma.membership.create({
      data: { id: newId('mem', now), businessId: business.id, userId: ownerId, role: 'owner' },
    });
    const ctx: BusinessContext = { business, actor: { type: 'user', id: ownerId, role: 'owner' }, now };
    const entry = { action: 'business.created', subjectType: 'business', subjectId: business.id };
    await recordEvent(tx, ctx, { ...entry, data: { name: business.name } });
    return business;
  });
}

function nameOf(text: string): string {
  const parsed = z.string().trim().min(1).max(NAME_MAX_LENGTH).safeParse(text);
  if (parsed.success) return parsed.data;
  throw invalidField('name', 'invalid_name', `The name of a business has 1 to ${NAME_MAX_LENGTH} characters.`);
}

function zoneOf(text: string): string {
  const parsed = timeZoneSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw invalidField('timeZone', 'unknown_zone', `"${text}" is not a time zone. Use a name such as Europe/Oslo.`);
}
