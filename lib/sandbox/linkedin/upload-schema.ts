import { isObject, type JsonObject } from '../json';
import { array, flag, record, symbol, text, urn, whole } from './schema';

const owner = urn('person', 'organization');

const ownerRequest = record({
  required: ['initializeUploadRequest'],
  fields: { initializeUploadRequest: record({ required: ['owner'], fields: { owner } }) },
});

const videoRequest = record({
  required: ['initializeUploadRequest'],
  fields: {
    initializeUploadRequest: record({
      required: ['owner', 'fileSizeBytes'],
      fields: {
        owner,
        fileSizeBytes: whole,
        uploadCaptions: flag,
        uploadThumbnail: flag,
        purpose: symbol('VIDEO', 'AD'),
      },
    }),
  },
});

const finalizeRequest = record({
  required: ['finalizeUploadRequest'],
  fields: {
    finalizeUploadRequest: record({
      required: ['video', 'uploadToken', 'uploadedPartIds'],
      fields: { video: urn('video'), uploadToken: text, uploadedPartIds: array(text) },
    }),
  },
});

/** Problems of the body of `initializeUpload` for an image or a document. */
export const ownerRequestProblems = (body: JsonObject): string[] => ownerRequest(body, '');
export const videoRequestProblems = (body: JsonObject): string[] => videoRequest(body, '');
export const finalizeRequestProblems = (body: JsonObject): string[] => finalizeRequest(body, '');

export const ownerIn = ({ initializeUploadRequest: asked }: JsonObject): unknown =>
  isObject(asked) ? asked.owner : undefined;
