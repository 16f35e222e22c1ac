import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PublishInput } from '../platform';
import {
  type ScriptedAnswer,
  type ScriptedNetwork,
  startScriptedNetwork,
  TEST_TOKEN,
  testAccess,
  testPicture,
  testPublish,
} from '../scripted-network-fixture';
import { publishToLinkedin } from './publish';

let network: ScriptedNetwork;
beforeAll(async () => {
  network = await startScriptedNetwork();
});
afterAll(() => network.stop());

const OF_THE_WIRE = new Set(['host', 'connection', 'content-length', 'user-agent', 'accept-encoding']);
const access = testAccess({ author: 'urn:li:person:1001', mode: 'community' });
const created: ScriptedAnswer = { status: 201, headers: { 'x-restli-id': 'urn:li:share:7' } };
const place = (kind: 'image' | 'document', id: string): ScriptedAnswer => ({
  json: { value: { uploadUrl: `${network.url}/dms-uploads/${id}`, [kind]: `urn:li:${kind}:${id}` } },
});

/** The requests of one post as they were received, without the token's text and the port. */
async function requestsOf(over: Partial<PublishInput>, ...answers: ScriptedAnswer[]): Promise<string> {
  network.script(...answers);
  const outcome = await publishToLinkedin(testPublish(network, { access, ...over }).input);
  expect(outcome).toMatchObject({ kind: 'OK' });
  expect(network.seen).toHaveLength(answers.length);
  const written = network.seen.map(({ line, headers, text }) => {
    const told = Object.entries(headers).filter(([name]) => !OF_THE_WIRE.has(name));
    const body = headers['content-type'] === 'application/json' ? JSON.stringify(JSON.parse(text), null, 1) : text;
    return [line, ...told.map(([name, value]) => `${name}: ${value}`), '', body].join('\n').trimEnd();
  });
  return written.join('\n\n').replaceAll(network.url, '').replaceAll(TEST_TOKEN, '…');
}

describe('the requests of a post to LinkedIn', () => {
  it('text', async () => {
    const text = 'Now (really) #open with @[Fjord](urn:li:organization:5)';
    expect(await requestsOf({ text }, created)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Now \\\\(really\\\\) #open with @[Fjord](urn:li:organization:5)",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('text for connections', async () => {
    const options = { linkedin: { visibility: 'CONNECTIONS' as const } };
    expect(await requestsOf({ options }, created)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "CONNECTIONS",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('link with a card', async () => {
    const link = {
      url: 'https://shop.example/a?b=1',
      title: 'Shop (new)',
      description: 'Beans',
      thumbnailMediaId: 'media_9',
    };
    const optionMedia = new Map([['media_9', testPicture({ id: 'media_9' })]]);
    const requests = requestsOf({ options: { link }, optionMedia }, place('image', 'T'), { status: 201 }, created);
    expect(await requests).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/images?action=initializeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "initializeUploadRequest": {
        "owner": "urn:li:person:1001"
       }
      }

      PUT /dms-uploads/T
      authorization: Bearer …
      content-type: image/jpeg

      bytes

      POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "article": {
         "source": "https://shop.example/a?b=1",
         "title": "Shop (new)",
         "description": "Beans",
         "thumbnail": "urn:li:image:T"
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('link without a title', async () => {
    const options = { link: { url: 'https://shop.example/a' } };
    expect(await requestsOf({ options }, created)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "article": {
         "source": "https://shop.example/a",
         "title": "shop.example"
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('one picture', async () => {
    const media = [testPicture({ altText: 'A cup' })];
    expect(await requestsOf({ media }, place('image', 'A'), { status: 201 }, created)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/images?action=initializeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "initializeUploadRequest": {
        "owner": "urn:li:person:1001"
       }
      }

      PUT /dms-uploads/A
      authorization: Bearer …
      content-type: image/jpeg

      bytes

      POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "media": {
         "id": "urn:li:image:A",
         "altText": "A cup"
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('GIF', async () => {
    const media = [testPicture({ kind: 'gif', mimeType: 'image/gif' })];
    expect(await requestsOf({ media }, place('image', 'G'), { status: 201 }, created)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/images?action=initializeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "initializeUploadRequest": {
        "owner": "urn:li:person:1001"
       }
      }

      PUT /dms-uploads/G
      authorization: Bearer …
      content-type: image/gif

      bytes

      POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "media": {
         "id": "urn:li:image:G"
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('several pictures', async () => {
    const media = [testPicture({ altText: 'A cup' }), testPicture({ mimeType: 'image/png' })];
    const answers: ScriptedAnswer[] = [
      place('image', 'A'),
      { status: 201 },
      place('image', 'B'),
      { status: 201 },
      created,
    ];
    expect(await requestsOf({ media }, ...answers)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/images?action=initializeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "initializeUploadRequest": {
        "owner": "urn:li:person:1001"
       }
      }

      PUT /dms-uploads/A
      authorization: Bearer …
      content-type: image/jpeg

      bytes

      POST /linkedin-api/rest/images?action=initializeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "initializeUploadRequest": {
        "owner": "urn:li:person:1001"
       }
      }

      PUT /dms-uploads/B
      authorization: Bearer …
      content-type: image/png

      bytes

      POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "multiImage": {
         "images": [
          {
           "id": "urn:li:image:A",
           "altText": "A cup"
          },
          {
           "id": "urn:li:image:B"
          }
         ]
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('video', async () => {
    const media = [testPicture({ kind: 'video', mimeType: 'video/mp4', bytes: 5 })];
    const uploadInstructions = [
      { uploadUrl: `${network.url}/dms-uploads/V/0`, firstByte: 0, lastByte: 2 },
      { uploadUrl: `${network.url}/dms-uploads/V/1`, firstByte: 3, lastByte: 4 },
    ];
    const answers: ScriptedAnswer[] = [
      { json: { value: { video: 'urn:li:video:V', uploadToken: 'tok', uploadInstructions } } },
      { headers: { etag: 'e0' } },
      { headers: { etag: 'e1' } },
      {},
      { json: { id: 'urn:li:video:V', status: 'AVAILABLE' } },
      { status: 201, headers: { 'x-restli-id': 'urn:li:ugcPost:7' } },
    ];
    expect(await requestsOf({ media }, ...answers)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/videos?action=initializeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "initializeUploadRequest": {
        "owner": "urn:li:person:1001",
        "fileSizeBytes": 5,
        "uploadCaptions": false,
        "uploadThumbnail": false
       }
      }

      PUT /dms-uploads/V/0
      authorization: Bearer …
      content-type: application/octet-stream

      byt

      PUT /dms-uploads/V/1
      authorization: Bearer …
      content-type: application/octet-stream

      es

      POST /linkedin-api/rest/videos?action=finalizeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "finalizeUploadRequest": {
        "video": "urn:li:video:V",
        "uploadToken": "tok",
        "uploadedPartIds": [
         "e0",
         "e1"
        ]
       }
      }

      GET /linkedin-api/rest/videos/urn%3Ali%3Avideo%3AV
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0

      POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "media": {
         "id": "urn:li:video:V"
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('document', async () => {
    const media = [testPicture({ kind: 'document', mimeType: 'application/pdf', bytes: 5 })];
    const options = { linkedin: { documentTitle: 'Roasting' } };
    const answers: ScriptedAnswer[] = [
      place('document', 'D'),
      { status: 201 },
      { json: { status: 'AVAILABLE' } },
      created,
    ];
    expect(await requestsOf({ media, options }, ...answers)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/documents?action=initializeUpload
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "initializeUploadRequest": {
        "owner": "urn:li:person:1001"
       }
      }

      PUT /dms-uploads/D
      authorization: Bearer …
      content-type: application/pdf

      bytes

      GET /linkedin-api/rest/documents/urn%3Ali%3Adocument%3AD
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0

      POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "media": {
         "id": "urn:li:document:D",
         "title": "Roasting"
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('poll', async () => {
    const poll = { question: 'Which (roast)?', options: ['Light', 'Dark'], durationDays: 3 as const };
    expect(await requestsOf({ options: { linkedin: { poll } } }, created)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/posts
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "author": "urn:li:person:1001",
       "commentary": "Hello",
       "visibility": "PUBLIC",
       "distribution": {
        "feedDistribution": "MAIN_FEED",
        "targetEntities": [],
        "thirdPartyDistributionChannels": []
       },
       "content": {
        "poll": {
         "question": "Which (roast)?",
         "options": [
          {
           "text": "Light"
          },
          {
           "text": "Dark"
          }
         ],
         "settings": {
          "duration": "THREE_DAYS"
         }
        }
       },
       "lifecycleState": "PUBLISHED",
       "isReshareDisabledByAuthor": false
      }"
    `);
  });

  it('first comment', async () => {
    const over = { role: 'comment' as const, inReplyTo: 'urn:li:share:7', text: 'More (here): #shop' };
    const commentUrn = 'urn:li:comment:(urn:li:activity:7,8)';
    const answer = { status: 201, headers: { 'x-restli-id': '8' }, json: { commentUrn } };
    expect(await requestsOf(over, answer)).toMatchInlineSnapshot(`
      "POST /linkedin-api/rest/socialActions/urn%3Ali%3Ashare%3A7/comments
      authorization: Bearer …
      linkedin-version: 202607
      x-restli-protocol-version: 2.0.0
      content-type: application/json

      {
       "actor": "urn:li:person:1001",
       "object": "urn:li:share:7",
       "message": {
        "text": "More (here): #shop"
       }
      }"
    `);
  });
});
