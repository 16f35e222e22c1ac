import { type CreateDraft, createDraftSchema, type Draft, type DraftState } from '@/lib/contracts/post-drafts';
import { prisma } from '@/lib/data/db/client';
import { DAY, plus } from '@/lib/foundation/time';
import { createAccount, createBusiness, createContext, createMember } from '@/prisma/factories';
import type { BusinessContext } from '../context';
import { approveDraft } from './approve-draft';
import { createDraft } from './create-draft';
import { scheduleDraft } from './schedule-draft';
import { submitDraft } from './submit-draft';

/** A business whose posts need approval, its owner and its editor. */
export async function newsroom(needsApproval = true) {
  const business = await createBusiness({ needsApproval });
  const owner = await createContext(business);
  const { id } = await createMember(business, 'editor');
  const editor: BusinessContext = { business, actor: { type: 'user', id, role: 'editor' }, now: owner.now };
  const account = await createAccount(business, 'x');
  const tomorrow = plus(owner.now, DAY).toISOString();
  const write = async (given: Partial<CreateDraft> = {}): Promise<Draft> => {
    const input = createDraftSchema.parse({ accountIds: [account.id], content: 'To be read twice', ...given });
    return (await createDraft(editor, input)).data;
  };
  /** A draft without a time, brought to a state by the verbs. */
  const standing = async (state: DraftState, given: Partial<CreateDraft> = {}): Promise<Draft> => {
    const draft = await write(given);
    if (state === 'draft') return draft;
    const { data: submitted } = await submitDraft(editor, draft.id, { version: draft.version });
    if (state === 'in_review') return submitted;
    const { data: approved } = await approveDraft(owner, draft.id, { version: submitted.version });
    if (state === 'approved') return approved;
    return (await scheduleDraft(editor, draft.id, { version: approved.version, scheduledAt: tomorrow })).data;
  };
  const rows = () => prisma().scheduledPost.findMany({ where: { businessId: business.id } });
  const actions = async () => {
    const events = await prisma().auditEvent.findMany({ where: { businessId: business.id } });
    return events.map(({ action }) => action).sort();
  };
  return { business, owner, editor, account, tomorrow, write, standing, rows, actions };
}
