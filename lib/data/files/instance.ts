import { env } from '@/lib/foundation/env';
import { remember } from '@/lib/foundation/remember';
import type { FilesStore } from './files-store';
import { localFiles } from './local-disk';
import { s3Files } from './s3';

/** The store of this process: the bucket of the S3_ settings, or FILES_DIR. */
export const filesStore = (): FilesStore =>
  remember('files', () => {
    const { S3_ENDPOINT, S3_BUCKET, S3_REGION, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, FILES_DIR } = env();
    if (!(S3_ENDPOINT && S3_BUCKET && S3_ACCESS_KEY_ID && S3_SECRET_ACCESS_KEY)) return localFiles(FILES_DIR);
    return s3Files({
      endpoint: S3_ENDPOINT,
      bucket: S3_BUCKET,
      region: S3_REGION,
      accessKeyId: S3_ACCESS_KEY_ID,
      secretAccessKey: S3_SECRET_ACCESS_KEY,
    });
  });
