/**
 * What a function may touch, declared beside what calls it. The CDK derives each function's IAM policy from this and grants
 * nothing else; a test holds it against what the function's code really calls. `table.ts` tells what lies under the keys.
 */
export interface Access {
  table?: readonly TableGrant[];
  /** Ledgers and lists that are read through a sparse index. */
  indexes?: readonly ('due' | 'ledger' | 'city')[];
  documents?: readonly DocumentAction[];
  /** Publishes to the event bus. */
  bus?: 'publish';
  /** Answers links into the web application, so it must know its address. */
  links?: 'publicUrl';
  /** Sends through the mail server, so it may know the server's address and password. */
  mail?: 'send';
}

/** A declaration that says what its function may touch. */
export interface WithAccess {
  access: Access;
}

export interface TableGrant {
  actions: readonly TableAction[];
  /** Partition keys; one that ends in `#` stands for all that begin so. */
  keys: readonly TableKey[];
}

export type TableAction = 'get' | 'batchGet' | 'query' | 'put' | 'update' | 'delete';
type TableKey =
  | 'P#'
  | 'USERS'
  | 'UNITS'
  | 'FILING#'
  | 'COUNTER#'
  | 'IDEM#'
  | 'REFUSALS'
  | 'MAIL#'
  | 'MAILTEXT#'
  | 'REM#'
  | 'STATS'
  | 'STAT#'
  | 'DEPUTIES'
  | 'DIRECTORY'
  | 'NAMES'
  | 'CHAINS'
  | 'IMPORT#'
  | 'PLANS'
  | 'RULES'
  | 'QUOTA#'
  | 'FORM#';

/**
 * `keep`: locks a checked version against change · `setAside`: marks a version that nobody shall read, or that nobody
 * needs; the store removes it, no function does ·
 * `upload`: signs a PUT · `download`: signs a GET · `inspect`: reads an object's record and bytes, or learns that it is
 * not there · `multipart`: starts, lists, completes and aborts an upload in parts.
 */
export type DocumentAction = 'upload' | 'download' | 'inspect' | 'multipart' | 'keep' | 'setAside';

/** The person, the kept answer, the counter and the rules: what every request of a known person asks first. */
export const opening: TableGrant = { actions: ['batchGet'], keys: ['USERS', 'COUNTER#', 'IDEM#', 'RULES'] };
/** Reads what administrators loaded, where there is no opening to read it with. */
export const rulesInForce: TableGrant = { actions: ['get'], keys: ['RULES'] };
/** Reads projects and their history. */
export const projects: TableGrant = { actions: ['query'], keys: ['P#'] };
/** Writes what was decided: snapshot, events, obligations and ledger rows, and what is found by filing number and by name. */
export const decisions: TableGrant = { actions: ['put', 'delete'], keys: ['P#', 'NAMES'] };
/** Keeps the first answer to a person's command. */
export const answers: TableGrant = { actions: ['put'], keys: ['IDEM#'] };
