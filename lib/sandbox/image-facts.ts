import sharp from 'sharp';

export interface ImageFacts {
  format: string;
  mimeType: string;
  width: number;
  height: number;
}

/** Format and upright size by the content, whatever the sender called it. Null: no picture. */
export async function imageFacts(bytes: Uint8Array): Promise<ImageFacts | null> {
  try {
    const { format, autoOrient } = await sharp(bytes).metadata();
    return { format, mimeType: `image/${format}`, width: autoOrient.width, height: autoOrient.height };
  } catch {
    // sharp throws for bytes that it cannot read as a picture, and for nothing else here.
    return null;
  }
}
