import { type MetaError, metaRefusal } from '../meta/outcome';

const CONFIRM_IDENTITY =
  'Facebook asks for a confirmation of identity. Open Facebook, confirm it, then connect the Page again.';

/** Facebook's own lines of Meta's error reference, before the shared ones. */
const FACEBOOK_ERRORS: readonly MetaError[] = [
  { subcode: 1_366_046, kind: 'INVALID_CONTENT' },
  { subcode: 2_061_006, kind: 'INVALID_CONTENT' },
  { subcode: 1_609_005, kind: 'INVALID_CONTENT' },
  { subcode: 1_609_008, kind: 'INVALID_CONTENT' },
  { subcode: 1_346_003, kind: 'INVALID_CONTENT' },
  { subcode: 1_404_102, kind: 'INVALID_CONTENT' },
  { subcode: 1_366_051, kind: 'DUPLICATE' },
  { code: 506, kind: 'DUPLICATE' },
  { subcode: 1_390_008, kind: 'POLICY_BLOCK' },
  { subcode: 1_404_112, kind: 'POLICY_BLOCK' },
  { subcode: 1_363_047, kind: 'TRANSIENT' },
  { subcode: 1_609_010, kind: 'TRANSIENT' },
  { subcode: 4_854_002, kind: 'RECONNECT', detail: CONFIRM_IDENTITY },
  { code: 4_854_002, kind: 'RECONNECT', detail: CONFIRM_IDENTITY },
];

export const facebookRefusal = metaRefusal(FACEBOOK_ERRORS);
