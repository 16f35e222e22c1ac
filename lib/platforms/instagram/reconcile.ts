import type { ReconcileInput, Reconciliation } from '../platform';
import { textIn } from '../progress';
import { asReconciliation } from '../refusal';
import { readContainer } from './container';
import { findComment } from './find-comment';
import { findMedia, NOT_LISTED } from './find-media';

const NO_CONTAINER = {
  kind: 'unclear',
  code: 'no_container',
  detail: 'Nothing with this caption is listed, and no container tells whether it was published.',
} as const;

/** The container is a natural idempotency key: PUBLISHED says that the post is out, FINISHED that it is not. */
export const reconcileOnInstagram = (input: ReconcileInput): Promise<Reconciliation> =>
  asReconciliation(async () => {
    if (input.role !== 'post') return findComment(input);
    const container = textIn(input.progress, 'container');
    if (!container) return findMedia(input, NO_CONTAINER);
    const { status_code: code } = await readContainer(input, container);
    if (code === 'PUBLISHED') return findMedia(input, NOT_LISTED);
    if (code === 'FINISHED') return { kind: 'absent' };
    return { kind: 'unclear', code: `container_${code.toLowerCase()}`, detail: `Instagram's container is ${code}.` };
  });
