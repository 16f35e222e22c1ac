import { isObject, type JsonObject } from '../json';

/** The shape of one level: what each field must be. `required` fields have no default. */
interface Level {
  fields: Record<string, Check>;
  required: string[];
}

type Check = (value: unknown, path: string) => string[];

const text: Check = (value, path) =>
  typeof value === 'string' ? [] : [`${path} :: ${JSON.stringify(value)} cannot be coerced to String`];

const flag: Check = (value, path) =>
  typeof value === 'boolean' ? [] : [`${path} :: ${JSON.stringify(value)} cannot be coerced to Boolean`];

const anything: Check = () => [];

const symbol =
  (...symbols: string[]): Check =>
  (value, path) =>
    symbols.some((allowed) => allowed === value) ? [] : [`${path} :: "${String(value)}" is not an enum symbol`];

const urn =
  (...kinds: string[]): Check =>
  (value, path) =>
    typeof value === 'string' && kinds.some((kind) => value.startsWith(`urn:li:${kind}:`))
      ? []
      : [`${path} :: "Provided urn type is not valid, expected ${kinds.join(' or ')}"`];

const record =
  (level: Level): Check =>
  (value, path) => {
    if (!isObject(value)) return [`${path} :: record type is not backed by a DataMap`];
    return [
      ...level.required
        .filter((name) => value[name] === undefined)
        .map((name) => `${path}/${name} :: field is required but not found and has no default value`),
      ...Object.entries(value).flatMap(([name, field]) => {
        const check = Object.hasOwn(level.fields, name) ? level.fields[name] : undefined;
        return check
          ? check(field, `${path}/${name}`)
          : [`${path}/${name} :: unrecognized field found but not allowed`];
      }),
    ];
  };

const array =
  (item: Check, least = 0, most = Number.POSITIVE_INFINITY): Check =>
  (value, path) => {
    if (!Array.isArray(value)) return [`${path} :: array type is not backed by a DataList`];
    if (value.length < least || value.length > most) {
      return [`${path} :: length of array must be between ${least} and ${most}`];
    }
    return value.flatMap((entry, index) => item(entry, `${path}/${index}`));
  };

const picture = record({ required: ['id'], fields: { id: urn('image'), altText: text } });

const oneMember: Check = (value, path) =>
  isObject(value) && Object.keys(value).length !== 1 ? [`${path} :: DataMap should have exactly one entry`] : [];

const content: Check = (value, path) => [...contentFields(value, path), ...oneMember(value, path)];

const contentFields = record({
  required: [],
  fields: {
    media: record({
      required: ['id'],
      fields: { id: urn('image', 'video', 'document'), altText: text, title: text },
    }),
    multiImage: record({ required: ['images'], fields: { images: array(picture, 2, 20), altText: text } }),
    article: record({
      required: ['source', 'title'],
      fields: { source: text, title: text, description: text, thumbnail: urn('image'), thumbnailAltText: text },
    }),
    poll: record({
      required: ['question', 'options', 'settings'],
      fields: {
        question: text,
        options: array(record({ required: ['text'], fields: { text } }), 2, 4),
        settings: record({ required: ['duration'], fields: { duration: text, voteSelectionType: text } }),
      },
    }),
  },
});

const post = record({
  required: ['author', 'commentary', 'visibility', 'distribution', 'lifecycleState'],
  fields: {
    author: urn('person', 'organization'),
    commentary: text,
    visibility: symbol('PUBLIC', 'CONNECTIONS', 'LOGGED_IN', 'CONTAINER'),
    distribution: record({
      required: ['feedDistribution'],
      fields: {
        feedDistribution: symbol('MAIN_FEED', 'NONE'),
        targetEntities: array(anything),
        thirdPartyDistributionChannels: array(anything),
      },
    }),
    content,
    lifecycleState: symbol('PUBLISHED', 'DRAFT'),
    isReshareDisabledByAuthor: flag,
    reshareContext: record({ required: ['parent'], fields: { parent: urn('share', 'ugcPost') } }),
    container: text,
    contentLandingPage: text,
    contentCallToActionLabel: text,
    adContext: anything,
  },
});

/** Every problem of a body for `POST /rest/posts`, in LinkedIn's words without the leading `ERROR :: `. */
export const postProblems = (body: JsonObject): string[] => post(body, '');
