// The directions: app -> components -> rooms -> doors -> audit -> platform -> kernel, each importing
// downwards only. Doors (defineAction, defineRoute) bind an act to its audit event, hence above audit.
// Rooms stand in tiers; a room imports its own tier and those above it in this list, never a later one.
const tiers = [
  ['organisations', 'members', 'sessions', 'groups'],
  ['rounds', 'accreditations'],
  ['inputs', 'attachments', 'clearances', 'documents', 'mergers', 'polls', 'sponsors'],
  ['uptake'],
  ['workbench'],
  ['summaries'],
  ['notifications', 'search', 'transfer'],
]
const one = (names) => `^lib/(${names.flat().join('|')})/`
const rooms = one(tiers)
const packages = (names) => `(^|/)node_modules/(${names})(/|$)`
const top = '^(app|server|prisma|scripts|e2e)/'

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })
const path = (...paths) => ({ path: paths })

const upwards = [
  rule(
    'kernel-imports-nobody',
    'The kernel knows temporal-polyfill and itself.',
    path('^lib/kernel/'),
    { pathNot: ['^lib/kernel/', packages('temporal-polyfill')] },
  ),
  rule(
    'platform-looks-down',
    'The platform knows the kernel, no room and no page.',
    path('^lib/platform/'),
    path(rooms, '^lib/(audit|doors)/', '^components/', top),
  ),
  rule(
    'audit-looks-down',
    'The audit log knows no room and no page.',
    path('^lib/audit/'),
    path(rooms, '^lib/doors/', '^components/', top),
  ),
  rule(
    'doors-look-down',
    'Doors know no room and no page.',
    path('^lib/doors/'),
    path(rooms, '^components/', top),
  ),
  rule(
    'rooms-look-down',
    'A room knows no component and no page.',
    path(rooms),
    path('^components/', top),
  ),
  rule('components-look-down', 'Components know no page.', path('^components/'), path(top)),
]

const betweenRooms = [
  ...tiers
    .slice(0, -1)
    .map((tier, i) =>
      rule(
        `rooms-run-downstream-${tier[0]}`,
        'A room imports no room of a later tier; nobody imports the readers of all rooms.',
        path(one(tier)),
        path(one(tiers.slice(i + 1))),
      ),
    ),
  rule(
    'rooms-share-what-is-meant-for-others',
    'Across rooms only schema, rules, policy, data, views, attribution with its words, tags and how paragraphs are cited are imported, never a write.',
    path('^lib/([^/]+)/'),
    {
      path: rooms,
      pathNot: [
        '^lib/$1/',
        '^lib/[^/]+/(schema|rules|policy|views|attribution|byline-text|point-tags|words|cited|data)\\.ts$',
        '-(data|views|rules)\\.ts$',
      ],
    },
  ),
]

const doors = [
  rule(
    'pure-files-touch-nothing',
    'schema, rules and policy import neither database nor Next nor what reads or writes.',
    path('^lib/[^/]+/(schema|rules|policy|views|attribution|point-tags)\\.ts$'),
    path(
      packages('next|next-[^/]+|@prisma/[^/]+|pg|postgres'),
      '^lib/generated/prisma/(?!enums\\.ts$)',
      '^lib/platform/db\\.ts$',
      '^lib/.*(/|-)(data|mutations|actions)\\.ts$',
    ),
  ),
  rule(
    'one-door-to-next-auth',
    'next-auth is imported by the session, the sign-in and its route.',
    { pathNot: ['^lib/platform/(session|auth[^/]*)\\.ts$', '^app/api/auth/', '^node_modules/'] },
    path(packages('next-auth|@next-auth/[^/]+')),
  ),
  rule(
    'one-door-to-generated',
    'The Prisma client is known to the platform and to the files that hold SQL; its enums are words.',
    {
      pathNot: [
        '^lib/(platform|generated)/',
        '^lib/.*(/|-)(data|mutations|append)\\.ts$',
        '^(prisma|node_modules)/',
      ],
    },
    path('^lib/generated/prisma/(?!enums\\.ts$)'),
  ),
  rule(
    'components-are-given-views',
    'Components read and write nothing: they take views as props.',
    path('^components/'),
    path('^lib/.*(/|-)(data|mutations)\\.ts$', '^lib/platform/db\\.ts$'),
  ),
]

const sound = [
  rule('no-cycles', 'No file reaches itself.', { pathNot: '^lib/generated/' }, { circular: true }),
  rule(
    'resolved',
    'An import that leads nowhere would pass every rule.',
    { pathNot: '^lib/generated/' },
    { couldNotResolve: true },
  ),
]

module.exports = {
  forbidden: [...upwards, ...betweenRooms, ...doors, ...sound],
  options: {
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^lib/generated/'] },
    // Tests stand beside the code and may look anywhere.
    exclude: { path: ['\\.test\\.tsx?$', '\\.css$'] },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: `${__dirname}/scripts/directions-resolve.cjs` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.d.ts'],
    },
  },
}
