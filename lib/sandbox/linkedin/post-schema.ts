import { isObject, type JsonObject } from '../json';
import { anything, array, type Check, flag, record, symbol, text, urn } from './schema';

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
        settings: record({
          required: ['duration'],
          fields: {
            duration: symbol('ONE_DAY', 'THREE_DAYS', 'SEVEN_DAYS', 'FOURTEEN_DAYS'),
            voteSelectionType: symbol('SINGLE_VOTE', 'MULTIPLE_VOTE'),
            isVoterVisibleToAuthor: flag,
          },
        }),
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

/** Every problem of a body for `POST /rest/posts`. */
export const postProblems = (body: JsonObject): string[] => post(body, '');
