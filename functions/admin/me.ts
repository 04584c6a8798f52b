import { createHash, randomBytes } from 'node:crypto';
import type { DirectoryAct } from '../../lib/project/directory-acts.ts';
import { obligationKindLabels } from '../../lib/project/obligations.ts';
import type { Person } from '../../lib/project/people.ts';
import { adminRoutes } from '../../lib/routes/admin.ts';
import { reportsRoutes } from '../../lib/routes/reports.ts';
import { openRequest } from '../../lib/store/requests.ts';
import { httpFunction, type Request } from '../http.ts';
import { knownPerson } from '../requests.ts';
import { changeDirectory } from './directory.ts';

/** What nobody is shown of a person, not even a hash of it. */
export const withoutSecret = ({ calendarFeed: _, ...person }: Person) => person;

type Asked = Pick<Request<never>, 'userId' | 'today'>;
const myself = async ({ userId, today }: Asked): Promise<Person> =>
  knownPerson(await openRequest(userId, undefined, today.slice(0, 4)));

const settingsOf = ({ notifications }: Pick<Person, 'notifications'>) => ({
  kinds: Object.entries(obligationKindLabels).map(([kind, label]) => ({
    kind,
    label,
    on: !notifications?.off.includes(kind),
  })),
  note: '逾期提醒不能关闭。',
});

/** GET /api/me/notification-settings: which kinds of duties one is reminded of before they are overdue. */
const settings = httpFunction(adminRoutes.notificationSettings, async (request) => ({
  body: settingsOf(await myself(request)),
}));

/** Changes what one's own entry in the directory says. */
const changeMyself = (
  request: Parameters<typeof changeDirectory>[0],
  act: DirectoryAct,
  change: (person: Person) => Person,
  answer: { status?: number; body: unknown },
) =>
  changeDirectory(
    request,
    () => {},
    (directory, person) => {
      const before = directory.people.get(person.userId) ?? person;
      const people = new Map(directory.people).set(person.userId, change(before));
      return { act, after: { people }, ...answer };
    },
  );

/** PUT /api/me/notification-settings: what is overdue is told all the same. */
const setSettings = httpFunction(adminRoutes.setNotificationSettings, (request) => {
  const notifications = { off: [...new Set(request.body.off)].sort() };
  return changeMyself(request, 'setNotifications', (person) => ({ ...person, notifications }), {
    body: settingsOf({ notifications }),
  });
});

/** GET /api/me/calendar-link: whether there is one; the link itself was shown when it was made, and never again. */
const link = httpFunction(adminRoutes.calendarLink, async (request) => {
  const { calendarFeed } = await myself(request);
  return { body: calendarFeed ? { active: true, madeAt: calendarFeed.madeAt } : { active: false } };
});

/** POST: a new secret; calendars that know the one before get nothing any more. The store keeps its hash only. */
const makeLink = httpFunction(adminRoutes.makeCalendarLink, (request) => {
  const token = randomBytes(32).toString('base64url');
  const calendarFeed = { secretHash: secretHashOf(token), madeAt: request.now };
  const url = new URL(reportsRoutes.calendarFeed.path, process.env.PUBLIC_URL);
  url.search = new URLSearchParams({ user: request.userId, token }).toString();
  // The answer is not kept under an Idempotency-Key: it would keep the secret.
  const { idempotencyKey: _, ...once } = request;
  return changeMyself(
    { ...once, idempotencyKey: undefined },
    'makeCalendarLink',
    (person) => ({ ...person, calendarFeed }),
    {
      status: 201,
      body: { active: true, madeAt: request.now, url: url.href },
    },
  );
});

/** DELETE: no link any more. */
const revokeLink = httpFunction(adminRoutes.revokeCalendarLink, (request) =>
  changeMyself(request, 'revokeCalendarLink', withoutSecret, { body: { active: false } }),
);

export const secretHashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export const meFunctions = [settings, setSettings, link, makeLink, revokeLink];
