import type { ParameterError } from './problems';

/** What a read may be asked for; null: any value. */
export type Allowed = Readonly<Record<string, readonly string[] | null>>;

const POST_FIELDS = [
  'attachments',
  'author_id',
  'conversation_id',
  'created_at',
  'edit_history_tweet_ids',
  'entities',
  'id',
  'in_reply_to_user_id',
  'lang',
  'non_public_metrics',
  'note_tweet',
  'organic_metrics',
  'public_metrics',
  'referenced_tweets',
  'reply_settings',
  'text',
];

export const USER_QUERY: Allowed = {
  'user.fields': [
    'created_at',
    'description',
    'id',
    'name',
    'profile_image_url',
    'public_metrics',
    'subscription_type',
    'username',
    'verified',
  ],
};

/** `post.fields` is the newer name of `tweet.fields`; both are documented. */
export const POST_QUERY: Allowed = {
  'tweet.fields': POST_FIELDS,
  'post.fields': POST_FIELDS,
  'media.fields': ['alt_text', 'duration_ms', 'height', 'media_key', 'public_metrics', 'type', 'url', 'width'],
  expansions: ['attachments.media_keys', 'author_id', 'referenced_tweets.id'],
};

/** Unknown parameters and unknown values of the known, each named as X names it. */
export function queryProblems(query: URLSearchParams, allowed: Allowed): ParameterError[] {
  return [...query].flatMap(([name, value]): ParameterError[] => {
    const values = allowed[name];
    if (values === null) return [];
    if (values === undefined) {
      const names = Object.keys(allowed).join(',');
      return [{ parameters: { [name]: [value] }, message: `The query parameter [${name}] is not one of [${names}]` }];
    }
    return value
      .split(',')
      .filter((part) => !values.includes(part))
      .map((part) => ({
        parameters: { [name]: [value] },
        message: `The \`${name}\` query parameter value [${part}] is not one of [${values.join(',')}]`,
      }));
  });
}
