import { expect, test } from 'vitest';
import { answerOf, fileOf, type Life, lifeAt, newest, nothingBefore, type Row } from '../testing.ts';
import { viewOf } from '../view.ts';
import { MAX_DOCUMENT_BYTES, registerDocument } from './documents.ts';

const documentId = newest('documents');
const register = (life: Life) => life.run('registerDocument', 'clerk', fileOf('contract'));
const byTown = (life: Life) => life.upload('constructionPlan', 'participant');
const refused = (life: Life) => {
  register(life);
  life.run('refuseDocument', 'system', { documentId: documentId(life), refusal: '类型不符' });
};

test.for<Row>([
  ['a clerk uploads', 'draft', nothingBefore, 'registerDocument', 'clerk', fileOf('constructionPlan'), []],
  [
    'a participating unit its part',
    'submitted',
    nothingBefore,
    'registerDocument',
    'participant',
    fileOf('constructionPlan'),
    [],
  ],
  [
    'a unit that takes no part',
    'submitted',
    nothingBefore,
    'registerDocument',
    'participantElsewhere',
    fileOf('constructionPlan'),
    ['notAllowed@-'],
  ],
  [
    'an unknown material',
    'draft',
    nothingBefore,
    'registerDocument',
    'clerk',
    { ...fileOf('contract'), material: 'toString' },
    ['unknownMaterial@-'],
  ],
  [
    'a unit the opinion of the bureau',
    'underReview',
    nothingBefore,
    'registerDocument',
    'clerk',
    fileOf('reviewOpinion'),
    ['notAllowed@7'],
  ],
  [
    'a bureau the pledge of the unit',
    'approved',
    nothingBefore,
    'registerDocument',
    'reviewer',
    fileOf('responsibilityPledge'),
    ['notAllowed@8'],
  ],
  ['finance', 'accepted', nothingBefore, 'registerDocument', 'finance', fileOf('contract'), ['notAllowed@-']],
  [
    'into a closed file',
    'closed',
    nothingBefore,
    'registerDocument',
    'clerk',
    fileOf('contract'),
    ['wrongStage@-'],
  ],
  ['completed', 'draft', register, 'completeUpload', 'clerk', { documentId }, []],
  [
    'completed twice, nothing more',
    'submitted',
    nothingBefore,
    'completeUpload',
    'clerk',
    { documentId },
    [],
  ],
  [
    'of an unknown document',
    'draft',
    nothingBefore,
    'completeUpload',
    'clerk',
    { documentId: 'none' },
    ['noSuchDocument@-'],
  ],
  [
    'of another unit’s document',
    'submitted',
    nothingBefore,
    'completeUpload',
    'participant',
    { documentId },
    ['noSuchDocument@-'],
  ],
  ['downloaded by the leader', 'submitted', nothingBefore, 'downloadDocument', 'leader', { documentId }, []],
  ['by audit', 'submitted', nothingBefore, 'downloadDocument', 'audit', { documentId }, []],
  ['by the assigned expert', 'underReview', nothingBefore, 'downloadDocument', 'expert', { documentId }, []],
  [
    'by the expert on the last day',
    'underReview',
    (l) => l.on('2023-03-31'),
    'downloadDocument',
    'expert',
    { documentId },
    [],
  ],
  [
    'by the expert the day after',
    'underReview',
    (l) => l.on('2023-04-01'),
    'downloadDocument',
    'expert',
    { documentId },
    ['notAllowed@-'],
  ],
  [
    'by another expert',
    'underReview',
    nothingBefore,
    'downloadDocument',
    'expertElsewhere',
    { documentId },
    ['notAllowed@-'],
  ],
  [
    'by a participating unit its own',
    'submitted',
    byTown,
    'downloadDocument',
    'participant',
    { documentId },
    [],
  ],
  [
    'by a participating unit another’s',
    'submitted',
    nothingBefore,
    'downloadDocument',
    'participant',
    { documentId },
    ['noSuchDocument@-'],
  ],
  [
    'by a unit elsewhere',
    'submitted',
    nothingBefore,
    'downloadDocument',
    'clerkElsewhere',
    { documentId },
    ['notAllowed@-'],
  ],
  [
    'by an administrator',
    'submitted',
    nothingBefore,
    'downloadDocument',
    'admin',
    { documentId },
    ['notAllowed@-'],
  ],
  [
    'before it was checked',
    'draft',
    register,
    'downloadDocument',
    'clerk',
    { documentId },
    ['documentNotAvailable@-'],
  ],
  ['once refused', 'draft', refused, 'downloadDocument', 'clerk', { documentId }, ['documentNotAvailable@-']],
  [
    'a person passes no check',
    'draft',
    register,
    'acceptDocument',
    'bureauHead',
    { documentId, scan: 'clean' },
    ['notAllowed@-'],
  ],
  [
    'nor fails one',
    'draft',
    register,
    'refuseDocument',
    'bureauHead',
    { documentId, refusal: '否' },
    ['notAllowed@-'],
  ],
  [
    'the product knows no such document',
    'draft',
    nothingBefore,
    'acceptDocument',
    'system',
    { documentId: 'none', scan: 'clean' },
    ['noSuchDocument@-'],
  ],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('what is decided stays decided', () => {
  const life = lifeAt('draft');
  refused(life);
  const { version } = life.project;
  life.run('acceptDocument', 'system', { documentId: documentId(life), scan: 'clean' });
  life.run('completeUpload', 'clerk', { documentId: documentId(life) });
  expect(life.project.version).toBe(version);
  expect(Object.values(life.project.documents)[0]?.status).toBe('refused');
});

test.for<[string, object]>([
  ['an empty file', { sizeBytes: 0 }],
  ['a file over 2 GiB', { sizeBytes: MAX_DOCUMENT_BYTES + 1 }],
  ['a hash of another form', { sha256: 'A'.repeat(64) }],
  ['a type that is none', { contentType: 'pdf' }],
  ['another field', { key: 'projects/other' }],
])('%s is no document', ([, more]) => {
  expect(registerDocument.input().safeParse({ ...fileOf('contract'), ...more }).success).toBe(false);
});

test('a participating unit sees its own part and nothing of the others', () => {
  const life = lifeAt('inConstruction');
  const own = byTown(life);
  const view = viewOf(life.project, life.context('participant'));
  expect(view.documents.map((d) => d.documentId)).toEqual([own]);
  expect(view.fields.participants?.map((p) => p.unitId)).toEqual(['town']);
  expect(view.fields).not.toHaveProperty('budgetFen');
  const { contracts, submissions, catalogItems, fundRequests, obligations, approval } = view;
  expect([contracts, submissions, catalogItems, fundRequests, obligations]).toEqual([[], [], [], [], []]);
  expect(approval).toBeUndefined();
  expect(viewOf(life.project, life.context('clerk')).documents).toHaveLength(6);
});
