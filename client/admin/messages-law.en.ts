/** What the sections about legal deadlines and working days say in English. */
export const lawEn = {
  calendarTab: 'Working days',
  clocks: {
    heading: 'Legal deadlines (reckoned from receipt)',
    none: 'An enquiry has no legal deadline.',
    caption: 'Legal deadlines',
    what: 'Deadline',
    due: 'Due day',
    article: 'By',
    warn: '{day} without moving over days off',
    provisional: 'provisional',
    unconfirmed: 'article number to be checked',
    procedure: { R121: 'SAMR Order 121 applies', R20: 'SAMR Order 20 applies' },
  },
  calendar: {
    heading: 'Working days',
    explain:
      'Legal deadlines are counted in working days. For a year whose holidays are not published, dates are marked provisional, never guessed.',
    caption: 'Years whose holidays are known',
    year: 'Year',
    source: 'By',
    origin: 'From',
    builtIn: 'the program',
    loaded: 'an administrator',
    days: '{off} days off, {work} weekend workdays',
    loadHeading: 'Load the official list of a year',
    off: 'Days off (weekends too, one a line or parted by spaces, {form})',
    work: 'Weekend workdays',
    sourceField: 'Title or number of the notice',
    load: 'Load',
    note: 'It is written to the journal and used at once; of one year the last list counts.',
  },
}
