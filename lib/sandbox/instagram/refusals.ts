import { GraphError } from '../meta/graph-error';

const refusal = (code: number, subcode: number, message: string, title: string, userMessage: string): GraphError =>
  new GraphError({ code, subcode, message, title, userMessage, transient: false });

/** Instagram's refusals by their subcode: https://developers.facebook.com/docs/instagram-platform/instagram-graph-api/reference/error-codes */
export const REFUSALS = {
  notReady: () =>
    refusal(
      9007,
      2207027,
      'Media ID is not available',
      'Cannot publish',
      'The media is not ready to be published. Please wait a moment.',
    ),
  noContainer: () =>
    refusal(
      24,
      2207006,
      'The requested resource does not exist',
      'Media not found',
      'The media with the given creation_id cannot be found.',
    ),
  expired: () =>
    refusal(
      -2,
      2207020,
      'Media expired',
      'Media expired',
      'The media you are trying to access has expired. Please try to upload again.',
    ),
  failed: () =>
    refusal(-1, 2207032, 'Create media fail', 'Create media fail', 'Create media fail, please try to re-create media'),
  quota: () =>
    refusal(
      9,
      2207042,
      'Application request limit reached',
      'Application request limit reached',
      'You reached maximum number of posts that is allowed to be published by Content Publishing API.',
    ),
  blocked: () =>
    refusal(
      4,
      2207051,
      'Application request limit reached',
      'Action is blocked',
      'We restrict certain activity to protect our community. Tell us if you think we made a mistake.',
    ),
  unfetchable: () =>
    refusal(
      9004,
      2207052,
      'Only photo or video can be accepted as media type.',
      'Media download has failed.',
      'The media could not be fetched from this URI.',
    ),
  tooLarge: () =>
    refusal(
      36000,
      2207004,
      'The image size is too large.',
      'Image size too large',
      'The image is too large to download. It should be less than 8 MiB.',
    ),
  format: () =>
    refusal(
      36001,
      2207005,
      'The image format is not supported.',
      'Image format not supported',
      'The image format is not supported. Supported formats are: JPEG.',
    ),
  ratio: () =>
    refusal(
      36003,
      2207009,
      'The aspect ratio is not supported.',
      'Aspect ratio not supported',
      'The submitted image with aspect ratio cannot be published. Submit an image with an aspect ratio between 4:5 and 1.91:1.',
    ),
  caption: () =>
    refusal(
      36004,
      2207010,
      'The caption was too long.',
      'Caption too long',
      'A caption can have at most 2200 characters, 30 hashtags and 20 mentions.',
    ),
  mediaType: () =>
    refusal(
      100,
      2207023,
      'Unknown media type',
      'Unknown media type',
      'The media type is not one of the expected types.',
    ),
  thumbOffset: () =>
    refusal(
      1,
      2207057,
      'Thumbnail offset must be greater than or equal to 0 and less than video duration.',
      'Invalid thumbnail offset',
      'Thumbnail offset must be greater than or equal to 0 and less than video duration.',
    ),
  carousel: () =>
    refusal(
      100,
      2207028,
      'Carousel validation failed',
      'Carousel validation failed',
      "Your post won't work as a carousel. Carousels need at least 2 photos/videos and no more than 10 photos/videos.",
    ),
} as const;
