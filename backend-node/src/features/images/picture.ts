import { IMAGE_TYPES, type ImageKind } from '@cruddur/contract/api/people.ts';
import sharp from 'sharp';
import { AppError } from '../../http/app-error.ts';
import { inSpan } from '../../telemetry/span.ts';

/** In pixels; what is larger or of another shape is cut around its middle. */
const SIZES = {
  avatar: { width: 400, height: 400 },
  banner: { width: 1500, height: 500 },
} as const;

/** More than a telephone takes, and what decoding may cost at most: 200 MB. */
const MAX_PIXELS = 50_000_000;
const TIMEOUT_SECONDS = 10;
const QUALITY = 82;

/** What every picture is kept as. */
export const PICTURE_TYPE = 'image/webp';

/** sharp's names of the formats that are taken; AVIF is HEIF with another coding. */
const FORMATS = new Set(IMAGE_TYPES.map((type) => type.slice('image/'.length)).concat('heif'));

// Content decides, so nothing else may even be tried: no SVG that names files, no PDF.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((one) => `VipsForeignLoad${one}Buffer`),
});
// One thread a picture, and nothing kept of those that are done.
sharp.concurrency(1);
sharp.cache(false);

/**
 * A picture as it is kept: of one size, upright, and without what a camera wrote into it. Of an
 * animated one the first frame.
 * @throws AppError `image_invalid` for what is no picture of these formats, whole and not too large
 */
export function makePicture(uploaded: Buffer, kind: ImageKind): Promise<Buffer> {
  return inSpan('image.process', async (span) => {
    span.set('app.image.kind', kind);
    span.set('app.image.bytes', uploaded.length);
    try {
      const image = sharp(uploaded, { failOn: 'error', limitInputPixels: MAX_PIXELS });
      const { format } = await image.metadata();
      if (!FORMATS.has(format)) throw new Error(`Pictures in ${format} are not taken.`);
      return await image
        .autoOrient()
        .resize({ ...SIZES[kind], fit: 'cover' })
        .webp({ quality: QUALITY })
        .timeout({ seconds: TIMEOUT_SECONDS })
        .toBuffer();
    } catch (cause) {
      throw new AppError('image_invalid', { field: kind, cause });
    }
  });
}
