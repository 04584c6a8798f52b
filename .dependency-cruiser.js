/** Import direction of DESIGN.md, "Layout". Each rule says why it is there. */
const only = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from, pathNot: '\\.test\\.tsx?$' },
  to: { path: '^(lib|functions|cdk|web|test)/', pathNot: allowed },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle has no reading order.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that resolves to nothing fails only where it is run.',
      from: {},
      // Types only, from @types/aws-lambda.
      to: { couldNotResolve: true, pathNot: '^aws-lambda$' },
    },
    only(
      'calendar-is-pure',
      '^lib/calendar/',
      '^lib/(calendar/|later\\.ts$)',
      'The calendar knows days, nothing else.',
    ),
    only(
      'regulation-is-pure',
      '^lib/regulation/',
      '^lib/(regulation/|calendar/|later\\.ts$)',
      'A rule reads days and facts, no project and no store.',
    ),
    only(
      'project-is-pure',
      '^lib/project/',
      '^lib/(project/|regulation/|calendar/|later\\.ts$)',
      'The state machine has no I/O.',
    ),
    only(
      'io-serves-the-project',
      '^lib/(store|documents|mail|identity)/',
      '^lib/(store|documents|mail|identity|project|regulation|calendar)/|^lib/[a-z-]+\\.ts$',
      'The places where an SDK or a socket is touched serve the project; they know no function and no host.',
    ),
    only(
      'forms-serve-the-project',
      '^lib/forms/',
      '^lib/(forms|project|regulation|calendar)/',
      'A paper is made from what the project is, and from nothing else.',
    ),
    only(
      'functions-do-not-know-the-host',
      '^functions/',
      '^functions/|^lib/(?!local/)',
      'The same handlers run in the cloud.',
    ),
    only(
      'cdk-reads-declarations',
      '^cdk/',
      '^cdk/|^lib/(routes|schedules|subscriptions|access|page-headers|sign-in-settings|store/table)\\.ts$',
      'Functions are entry paths to the CDK; what it deploys is what is declared, the table’s keys and indexes among it.',
    ),
    only(
      'web-reads-rules',
      '^web/',
      '^web/|^lib/(routes|schedules|sign-in-settings|documents/file-types)\\.ts$|^lib/(regulation|project|calendar)/',
      'The page shows the rules of the API; it never touches a store.',
    ),
    {
      name: 'pure-code-has-no-io',
      severity: 'error',
      comment: 'No file, socket or SDK below the rules: they run in the browser too.',
      from: { path: '^lib/(calendar|regulation|project)/', pathNot: '\\.test\\.ts$|/cli\\.ts$' },
      to: { path: '^(node:)?(fs|net|http|https|child_process|tls|dns)(/|$)|@aws-sdk' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|cdk\\.out|node_modules)/' },
    // TypeScript 7 has no compiler API yet, so another parser reads the imports.
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
};
