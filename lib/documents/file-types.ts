/** The kinds of file a department may upload (API.md, "Documents"), and the names browsers have for them. */
export interface FileType {
  /** The type it is stored and served under. */
  contentType: string;
  /** Other names for it, seen from Windows registries and from WPS. */
  aliases: readonly string[];
  container: 'pdf' | 'jpeg' | 'png' | 'dwg' | 'ole' | 'zip' | 'ofd' | 'docx' | 'xlsx' | 'pptx';
  /** A second container that the same extension may have. */
  alternative?: 'docx' | 'xlsx';
}

/** What a browser says when the machine has no program for a file: then the extension and the content decide. */
const UNKNOWN = 'application/octet-stream';
const OOXML = 'application/vnd.openxmlformats-officedocument';

export const FILE_TYPES: Readonly<Record<string, FileType>> = {
  pdf: { contentType: 'application/pdf', aliases: ['application/x-pdf'], container: 'pdf' },
  ofd: { contentType: 'application/ofd', aliases: ['application/x-ofd', UNKNOWN], container: 'ofd' },
  doc: { contentType: 'application/msword', aliases: [], container: 'ole' },
  docx: { contentType: `${OOXML}.wordprocessingml.document`, aliases: [], container: 'docx' },
  xls: { contentType: 'application/vnd.ms-excel', aliases: ['application/msexcel'], container: 'ole' },
  xlsx: { contentType: `${OOXML}.spreadsheetml.sheet`, aliases: [], container: 'xlsx' },
  ppt: {
    contentType: 'application/vnd.ms-powerpoint',
    aliases: ['application/mspowerpoint'],
    container: 'ole',
  },
  pptx: { contentType: `${OOXML}.presentationml.presentation`, aliases: [], container: 'pptx' },
  wps: {
    contentType: 'application/vnd.ms-works',
    aliases: ['application/kswps', UNKNOWN],
    container: 'ole',
    alternative: 'docx',
  },
  et: { contentType: 'application/kset', aliases: [UNKNOWN], container: 'ole', alternative: 'xlsx' },
  jpg: { contentType: 'image/jpeg', aliases: ['image/jpg', 'image/pjpeg'], container: 'jpeg' },
  jpeg: { contentType: 'image/jpeg', aliases: ['image/jpg', 'image/pjpeg'], container: 'jpeg' },
  png: { contentType: 'image/png', aliases: ['image/x-png'], container: 'png' },
  zip: { contentType: 'application/zip', aliases: ['application/x-zip-compressed'], container: 'zip' },
  dwg: {
    contentType: 'image/vnd.dwg',
    aliases: ['application/acad', 'application/dwg', 'application/x-dwg', 'image/x-dwg', UNKNOWN],
    container: 'dwg',
  },
};

export const ALLOWED_EXTENSIONS: ReadonlySet<string> = new Set(Object.keys(FILE_TYPES));

/** Lower case, without the dot; empty where there is none. */
export function extensionOf(fileName: string): string {
  return /.\.([^.]+)$/s.exec(fileName)?.[1]?.toLowerCase() ?? '';
}

export function fileTypeOf(fileName: string): FileType | undefined {
  const extension = extensionOf(fileName);
  return Object.hasOwn(FILE_TYPES, extension) ? FILE_TYPES[extension] : undefined;
}

/** WPS Office registers every type it opens as `application/wps-office.<extension>`. */
export function isDeclaredAs(type: FileType, fileName: string, contentType: string): boolean {
  const declared = contentType.toLowerCase().split(';', 1)[0]?.trim() ?? '';
  return [type.contentType, ...type.aliases, `application/wps-office.${extensionOf(fileName)}`].includes(
    declared,
  );
}
