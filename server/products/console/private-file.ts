import { answer, fileAnswer } from '../../platform/http/endpoint.ts';

/** Declares a file that holds names. */
export const privateFile = (file: string, description: string) =>
  fileAnswer({
    description,
    file,
    headers: {
      'Content-Disposition': 'A name for the file.',
      'Cache-Control': '`private, no-store`: it holds names.',
    },
  });

/** Sends such a file, at once or as it is made. */
export const sendPrivately = (bytes: Uint8Array | AsyncIterable<string | Uint8Array>, filename: string) =>
  answer(200, {
    bytes,
    headers: {
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'private, no-store',
    },
  });
