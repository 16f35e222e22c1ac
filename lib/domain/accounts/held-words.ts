/** What a person reads on every post that waits for its account. */
export const HELD_CODE = 'reconnect_required';
export const HELD_DETAIL =
  'The network no longer accepts this connection. Connect the account again, and this post goes out.';
