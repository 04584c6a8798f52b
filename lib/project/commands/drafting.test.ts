import { expect, test } from 'vitest';
import { answerOf, catalogItem, fields, Life, lifeAt, newest, nothingBefore, type Row } from '../testing.ts';
import { commands } from './index.ts';

const consultation = { heldOn: '2023-03-01', withPerson: '周洁', summary: '对接' };
const stated = (life: Life) => life.run('stateNoData', 'clerk', { text: '无数据' });
const withItem = (life: Life) => life.run('recordCatalogItem', 'clerk', catalogItem);

test.for<Row>([
  ['a clerk fills the draft', 'draft', nothingBefore, 'editDraft', 'clerk', fields, []],
  ['a clerk fills what was returned', 'returned', nothingBefore, 'editDraft', 'clerk', fields, []],
  ['a unit head does not fill', 'draft', nothingBefore, 'editDraft', 'unitHead', fields, ['notAllowed@7']],
  [
    'a clerk of another unit does not',
    'draft',
    nothingBefore,
    'editDraft',
    'clerkElsewhere',
    fields,
    ['notAllowed@7'],
  ],
  [
    'nothing is filled once submitted',
    'submitted',
    nothingBefore,
    'editDraft',
    'clerk',
    fields,
    ['wrongStage@7'],
  ],
  ['a consultation of today', 'draft', nothingBefore, 'recordConsultation', 'clerk', consultation, []],
  [
    'of tomorrow',
    'draft',
    nothingBefore,
    'recordConsultation',
    'clerk',
    { ...consultation, heldOn: '2023-03-02' },
    ['consultationInFuture@6'],
  ],
  [
    'by the reviewer',
    'draft',
    nothingBefore,
    'recordConsultation',
    'reviewer',
    consultation,
    ['notAllowed@6'],
  ],
  [
    'once submitted',
    'submitted',
    nothingBefore,
    'recordConsultation',
    'clerk',
    consultation,
    ['wrongStage@6'],
  ],
  ['a catalogue item', 'draft', nothingBefore, 'recordCatalogItem', 'clerk', catalogItem, []],
  [
    'an item corrected',
    'draft',
    withItem,
    'recordCatalogItem',
    'clerk',
    { ...catalogItem, itemId: newest('catalogItems') },
    [],
  ],
  [
    'an item that is not there',
    'draft',
    nothingBefore,
    'recordCatalogItem',
    'clerk',
    { ...catalogItem, itemId: 'none' },
    ['noSuchItem@6'],
  ],
  [
    'conditional sharing without its condition',
    'draft',
    nothingBefore,
    'recordCatalogItem',
    'clerk',
    { ...catalogItem, sharing: 'conditional' },
    ['sharingBasisMissing@6'],
  ],
  [
    'no sharing without its legal basis',
    'draft',
    nothingBefore,
    'recordCatalogItem',
    'clerk',
    { ...catalogItem, sharing: 'none' },
    ['sharingBasisMissing@6'],
  ],
  [
    'no sharing with it',
    'draft',
    nothingBefore,
    'recordCatalogItem',
    'clerk',
    { ...catalogItem, sharing: 'none', sharingBasis: '某法' },
    [],
  ],
  [
    'an item of a unit head',
    'draft',
    nothingBefore,
    'recordCatalogItem',
    'unitHead',
    catalogItem,
    ['notAllowed@6'],
  ],
  [
    'an item removed',
    'draft',
    withItem,
    'removeCatalogItem',
    'clerk',
    { itemId: newest('catalogItems') },
    [],
  ],
  [
    'an unknown item removed',
    'draft',
    nothingBefore,
    'removeCatalogItem',
    'clerk',
    { itemId: 'none' },
    ['noSuchItem@6'],
  ],
  [
    'an item removed once submitted',
    'submitted',
    nothingBefore,
    'removeCatalogItem',
    'clerk',
    { itemId: newest('catalogItems') },
    ['wrongStage@6'],
  ],
  ['no data stated', 'draft', nothingBefore, 'stateNoData', 'clerk', { text: '无' }, []],
  [
    'no data stated by the bureau',
    'draft',
    nothingBefore,
    'stateNoData',
    'reviewer',
    { text: '无' },
    ['notAllowed@6'],
  ],
  ['no data confirmed', 'draft', stated, 'confirmNoData', 'reviewer', {}, []],
  ['confirmed by the unit', 'draft', stated, 'confirmNoData', 'unitHead', {}, ['notAllowed@6']],
  ['nothing to confirm', 'draft', nothingBefore, 'confirmNoData', 'bureauHead', {}, ['noStatement@6']],
  [
    'confirmed twice',
    'draft',
    (l) => [stated(l), l.run('confirmNoData', 'reviewer')],
    'confirmNoData',
    'bureauHead',
    {},
    ['alreadyConfirmed@6'],
  ],
])('%s', (row) => {
  expect(answerOf(row)).toEqual(row[6]);
});

test('a bureau clerk who also reviews does not confirm what they stated', () => {
  const life = new Life('2023-03-01').create({}, 'bureauClerk');
  life.run('stateNoData', 'bureauClerk', { text: '无' });
  expect(life.refusal('confirmNoData', 'bureauClerk')).toEqual(['samePerson@4']);
});

test('a statement made anew has to be confirmed anew', () => {
  const life = lifeAt('draft');
  stated(life);
  life.run('confirmNoData', 'reviewer');
  stated(life);
  expect(life.project.noDataStatement?.confirmed).toBeUndefined();
});

test('null clears a field, an absent one stays', () => {
  const life = lifeAt('draft');
  life.run('editDraft', 'clerk', fields);
  life.run('editDraft', 'clerk', { goal: null, budgetFen: 1 });
  expect(life.project.fields).not.toHaveProperty('goal');
  expect(life.project.fields).toMatchObject({ budgetFen: 1, content: fields.content });
});

test('what is as it was is no event: a page that saves itself fills no history', () => {
  const life = lifeAt('draft');
  life.run('editDraft', 'clerk', fields);
  const { version } = life.project;
  life.run('editDraft', 'clerk', fields);
  life.run('editDraft', 'clerk', {});
  life.run('editDraft', 'clerk', { cloudExceptionReason: null, planItemId: null });
  expect(life.project.version).toBe(version);
  life.run('editDraft', 'clerk', { ...fields, budgetFen: 1 });
  expect(life.project.version).toBe(version + 1);
});

test('a name cannot be cleared', () => {
  expect(commands.editDraft.input().safeParse({ name: null }).success).toBe(false);
});

test.for([
  'unitHead',
  'reviewer',
  'bureauHead',
  'finance',
  'audit',
  'leader',
  'expert',
  'participant',
  'admin',
] as const)('%s opens no project', (who) => {
  expect(() => new Life('2023-03-01').create({}, who)).toThrow('refused: notAllowed@3');
});

test('what a bureau opens is its own project', () => {
  const life = new Life('2023-03-01').create({}, 'bureauClerk');
  expect(life.project).toMatchObject({ bureauOwned: true, unitId: 'bureau', stage: 'draft' });
});

test('names that every object has name no record', () => {
  for (const itemId of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(commands.removeCatalogItem.input().safeParse({ itemId }).success).toBe(false);
  }
});
