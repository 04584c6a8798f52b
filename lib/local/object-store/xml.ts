import { parseXML, XmlNode } from '@aws-sdk/xml-builder';
import { S3Error } from './s3-error.ts';

/** Pairs of name and content; a list of pairs is a nested element, and a name may come more than once. */
export type XmlFields = readonly (readonly [string, string | number | boolean | XmlFields])[];

export function xmlDocument(name: string, fields: XmlFields): string {
  const root = elementOf(name, fields);
  // Errors carry no namespace in S3 either.
  if (name !== 'Error') root.addAttribute('xmlns', 'http://s3.amazonaws.com/doc/2006-03-01/');
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

function elementOf(name: string, content: string | number | boolean | XmlFields): XmlNode {
  if (typeof content !== 'object') return XmlNode.of(name, String(content));
  return new XmlNode(
    name,
    content.map(([child, value]) => elementOf(child, value)),
  );
}

export interface RequestedPart {
  partNumber: number;
  etag: string;
  sha256: string | undefined;
}

/** The body of CompleteMultipartUpload. */
export function parseCompletion(body: string): RequestedPart[] {
  const upload = field(parse(body), 'CompleteMultipartUpload');
  const parts = field(upload, 'Part');
  const list = Array.isArray(parts) ? parts : [parts];
  return list.map((part) => {
    const partNumber = Number(field(part, 'PartNumber'));
    const etag = field(part, 'ETag');
    const sha256 = field(part, 'ChecksumSHA256');
    if (!Number.isInteger(partNumber) || typeof etag !== 'string') throw malformed();
    return {
      partNumber,
      etag: etag.replaceAll('"', ''),
      sha256: typeof sha256 === 'string' ? sha256 : undefined,
    };
  });
}

/** The body of PutObjectRetention. */
export function parseRetention(body: string): { mode: string; until: number } {
  const retention = field(parse(body), 'Retention');
  const mode = field(retention, 'Mode');
  const until = Date.parse(String(field(retention, 'RetainUntilDate')));
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || Number.isNaN(until)) throw malformed();
  return { mode, until };
}

/** The body of PutObjectTagging. */
export function parseTagging(body: string): [name: string, value: string][] {
  const tags = field(field(field(parse(body), 'Tagging'), 'TagSet'), 'Tag') ?? [];
  return (Array.isArray(tags) ? tags : [tags]).map((tag) => {
    const [name, value] = [field(tag, 'Key'), field(tag, 'Value')];
    if (typeof name !== 'string' || typeof value !== 'string') throw malformed();
    return [name, value];
  });
}

function parse(body: string): unknown {
  try {
    return parseXML(body);
  } catch {
    throw malformed();
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;
}

const malformed = () =>
  new S3Error(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our schema.',
  );
