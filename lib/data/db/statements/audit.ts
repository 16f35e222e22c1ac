import { statement } from '../sql';

export const insertAuditEvent = statement<
  [
    id: string,
    businessId: string,
    actorType: string,
    actorId: string | null,
    action: string,
    subjectType: string,
    subjectId: string,
    data: string,
    at: Date,
  ],
  { id: string }
>(
  'insert_audit_event',
  `INSERT INTO audit_events (id, business_id, actor_type, actor_id, action, subject_type, subject_id, data, created_at)
   VALUES ($1, $2, $3::actor_type, $4, $5, $6, $7, $8::jsonb, $9) RETURNING id`,
);
