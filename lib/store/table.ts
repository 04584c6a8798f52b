import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';

/**
 * One table holds the city. A project is one partition, so one query reads it whole and one transaction changes it:
 *
 *     pk P#<projectId>   sk META                        snapshot: stage, fields, version, chain head; `dueShard` and
 *                                                       `remindOn` for the day from which its duties are looked at anew,
 *                                                       `rulesVersion` and `projectedOn` of what they were made with
 *                        sk OB#<kind>#<subject>         obligation; `dueShard` and `remindOn` while it waits
 *                        sk SUB#<collection>#<id>       document, contract, catalogue item, submission; a document whose
 *                                                       bytes have not come yet has `dueShard` UPLOADS and, as
 *                                                       `remindOn`, the day on which its registration is taken back;
 *                                                       one that is not decided on CHECKS, and since when it is known
 *                        sk VIEW#<ledger>               the row again, in a ledger besides the unit's own: a participant
                                                       unit's, an expert's, or a to-do list
 *                        sk QD#<quarter>                草稿 of a quarterly report: beside the record, overwritten
 *                        sk EV#<sequence>               event, append-only, hash-chained; below META, so that
 *                                                       `sk >= META` reads the project without its history
 *     pk USERS           sk <userId>                    person, roles, unit
 *     pk UNITS           sk <unitId>                    unit
 *     pk DEPUTIES        sk <deputyId>                  代办; a copy lies in the deputy's own record, read with it
 *     pk DIRECTORY       sk <instant>#<id>              changes of units, people and deputies: append-only
 *     pk FILING#<number> sk FILING                  project of a filing number, and whether it is approved
 *     pk COUNTER#<year>  sk FILING                      last filing number of the year
 *     pk IDEM#<userId>   sk <key>                       first answer of a command
 *     pk NAMES           sk <length>#<projectId>        name of a project that was submitted: the duplicate hint
 *     pk CHAINS          sk ROUNDS                      how far the verification of all histories has come
 *     pk IMPORT#<hash>   sk IMPORT                      a past project taken over: unit and old number, once
 *     pk STATS           sk <unitId>                    counters of a unit's projects
 *     pk STAT#<projectId> sk STAT                       what of them is this project's, and up to which event
 *     pk REFUSALS        sk <instant>#<unitId>          state-secret refusals: unit and time, nothing else (R13)
 *     pk MAIL#<key>      sk MAIL                        mail ledger: claimed before it is sent
 *     pk MAILTEXT#<name> sk V#<version>                 a mail's wording as an administrator replaced it, append-only
 *     pk QUOTA#<userId>  sk UPLOADS                     what a person registered for upload on one day
 *     pk PLANS           sk <year>-<id>                  item of the plan; EDIT#<item>#<version> each version of it
 *     pk FORM#<form>     sk V#<version>                 a form's Word template as an administrator replaced it, append-only
 *     pk RULES           sk CURRENT                     what administrators loaded: rule sets, years, interpretations
 *                        sk V#<version>                 the act that made a version, append-only: who, when, before, after
 *
 * Sparse indexes:
 *     due     dueShard, remindOn      "everything due up to today", reminders and projects to be looked at
 *                                     anew, is one range query per shard
 *     ledger  ledgerKey, ledgerSort   projects of a unit (UNIT#<unitId>) or an expert (USER#<userId>), and what waits
 *                                     for a role (TODO#<role>) or for somebody of a unit (TODO#UNIT#<unitId>)
 *     city    cityKey, ledgerSort     all projects (CITY), and all events by time (EVENTS)
 *
 * Whose turn it is follows from the project alone, so each commit puts the row into the to-do lists of those it waits for
 * and takes it out of the others. A to-do list is then one query of what is open; nobody reads a city to find their work.
 */
export const tableDefinition = {
  AttributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
    { AttributeName: 'dueShard', AttributeType: 'S' },
    { AttributeName: 'remindOn', AttributeType: 'S' },
    { AttributeName: 'ledgerKey', AttributeType: 'S' },
    { AttributeName: 'cityKey', AttributeType: 'S' },
    { AttributeName: 'ledgerSort', AttributeType: 'S' },
  ],
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'due',
      KeySchema: [
        { AttributeName: 'dueShard', KeyType: 'HASH' },
        { AttributeName: 'remindOn', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
    {
      IndexName: 'ledger',
      KeySchema: [
        { AttributeName: 'ledgerKey', KeyType: 'HASH' },
        { AttributeName: 'ledgerSort', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['row'] },
    },
    {
      IndexName: 'city',
      KeySchema: [
        { AttributeName: 'cityKey', KeyType: 'HASH' },
        { AttributeName: 'ledgerSort', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['row'] },
    },
  ],
  BillingMode: 'PAY_PER_REQUEST',
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
} satisfies Omit<CreateTableCommandInput, 'TableName'>;
