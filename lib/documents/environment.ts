/**
 * Where the documents live, from the environment only; the cloud and one machine differ in these values and nowhere else.
 * Read at each call, so that a host (or a test) may set them after this module has been loaded.
 *
 * - `BUCKET_NAME`: the bucket of the documents.
 * - `AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`: set by Lambda, or by the host.
 * - `AWS_ENDPOINT_URL_S3`: the store the functions call; absent on AWS.
 * - `PUBLIC_S3_ENDPOINT`: the same store as a browser reaches it, where that is another address.
 * - `S3_FORCE_PATH_STYLE=true`: bucket in the path, for stores that do not serve a name per bucket.
 */
export function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

export const bucketName = (): string => required('BUCKET_NAME');
export const forcePathStyle = (): boolean => process.env.S3_FORCE_PATH_STYLE === 'true';

/** The China partition has its own domain; every other region a function of ours runs in answers at amazonaws.com. */
function defaultEndpoint(region: string): string {
  return `https://s3.${region}.${region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com'}`;
}

/** The address a browser uses: the host is part of what is signed, so it must be this one. */
export function publicEndpoint(): URL {
  const endpoint = process.env.PUBLIC_S3_ENDPOINT || process.env.AWS_ENDPOINT_URL_S3;
  return new URL(endpoint || defaultEndpoint(required('AWS_REGION')));
}
