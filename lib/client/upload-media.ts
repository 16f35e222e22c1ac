import type { MediaItem } from '@/lib/contracts/media';
import { ApiProblem } from './api-problem';

interface UploadOptions {
  businessId: string;
  /** 0 to 1, as bytes leave the browser. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

interface Answer {
  data?: MediaItem;
  code?: string;
  detail?: string;
  requestId?: string;
}

function parseAnswer(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch (cause) {
    throw new ApiProblem('The server’s answer to the upload was cut off. Try again.', {
      code: 'unreadable_answer',
      status: 0,
      cause,
    });
  }
}

function settle(call: XMLHttpRequest, fileName: string): MediaItem {
  const answer = parseAnswer(call.responseText);
  if (call.status < 300 && answer.data) return answer.data;
  throw new ApiProblem(answer.detail ?? `${fileName} was refused with ${call.status}.`, {
    code: answer.code ?? 'upload_failed',
    status: call.status,
    requestId: answer.requestId,
  });
}

/** Stores one file. XMLHttpRequest, because fetch tells nothing of the bytes that have left. @throws ApiProblem */
export function uploadMedia(file: File, { businessId, onProgress, signal }: UploadOptions): Promise<MediaItem> {
  const form = new FormData();
  form.set('businessId', businessId);
  form.set('file', file, file.name || 'pasted-picture');
  return new Promise((resolve, reject) => {
    const call = new XMLHttpRequest();
    call.open('POST', `/api/v2/media?${new URLSearchParams({ businessId })}`);
    call.setRequestHeader('accept', 'application/json');
    call.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    call.onerror = () =>
      reject(
        new ApiProblem('The upload was interrupted. Check your connection and try again.', {
          code: 'offline',
          status: 0,
        }),
      );
    call.onabort = () => reject(new DOMException('The upload was called off.', 'AbortError'));
    call.onload = () => {
      try {
        resolve(settle(call, file.name));
      } catch (problem) {
        reject(problem);
      }
    };
    signal.addEventListener('abort', () => call.abort(), { once: true });
    call.send(form);
  });
}
