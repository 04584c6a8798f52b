/** What AWS would fill into events. One machine has no account; twelve zeroes say so. */
export const ACCOUNT_ID = '000000000000';

export function regionOf(): string {
  return process.env.AWS_REGION ?? 'cn-north-1';
}

export function arn(service: string, resource: string): string {
  const region = regionOf();
  return `arn:${region.startsWith('cn-') ? 'aws-cn' : 'aws'}:${service}:${region}:${ACCOUNT_ID}:${resource}`;
}

/** EventBridge writes whole seconds. */
export function eventTime(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
