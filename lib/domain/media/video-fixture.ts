import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
  type Rotation,
  WebMOutputFormat,
} from 'mediabunny';

/** The index of MP4 and MOV comes last, as a camera writes it. */
const FORMATS = {
  mp4: () => new Mp4OutputFormat({ fastStart: false }),
  mov: () => new MovOutputFormat({ fastStart: false }),
  webm: () => new WebMOutputFormat(),
} as const;
const AVC_CONFIG = Buffer.from('0142c01effe1000567420c1e0101000468ce3c80', 'hex');
const AAC_CONFIG = Buffer.from('1190', 'hex');

interface VideoOptions {
  format?: keyof typeof FORMATS;
  seconds?: number;
  framesPerSecond?: number;
  rotation?: Rotation;
  hasSound?: boolean;
}

/** A video whose container is true and whose frames nobody can decode. 320 × 180. */
export async function makeVideo({
  format = 'mp4',
  seconds = 4,
  framesPerSecond = 25,
  ...more
}: VideoOptions = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format: FORMATS[format](), target });
  const codec = format === 'webm' ? 'vp9' : 'avc';
  const video = new EncodedVideoPacketSource(codec);
  output.addVideoTrack(video, { frameRate: framesPerSecond, ...(more.rotation ? { rotation: more.rotation } : {}) });
  const sound = more.hasSound ? new EncodedAudioPacketSource(format === 'webm' ? 'opus' : 'aac') : null;
  if (sound) output.addAudioTrack(sound);
  await output.start();
  const size = { codedWidth: 320, codedHeight: 180 };
  const decoderConfig =
    codec === 'avc' ? { codec: 'avc1.42c01e', description: AVC_CONFIG, ...size } : { codec: 'vp09.00.10.08', ...size };
  for (let frame = 0; frame < seconds * framesPerSecond; frame++) {
    const packet = new EncodedPacket(
      Buffer.alloc(200, frame + 1),
      frame === 0 ? 'key' : 'delta',
      frame / framesPerSecond,
      1 / framesPerSecond,
    );
    await video.add(packet, { decoderConfig });
  }
  if (sound) {
    const config = { sampleRate: 48_000, numberOfChannels: 2 };
    const decoder =
      format === 'webm' ? { codec: 'opus', ...config } : { codec: 'mp4a.40.2', description: AAC_CONFIG, ...config };
    for (let at = 0; at < seconds; at += 0.5)
      await sound.add(new EncodedPacket(Buffer.alloc(50, 7), 'key', at, 0.5), { decoderConfig: decoder });
  }
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

/** An MP4 box. */
export function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
}
