import type { likenessZh } from './messages-likeness.zh.ts'

/** What the page says of likeness, in English. */
export const likenessEn: typeof likenessZh = {
  likeness: {
    heading: 'Duplicates and signs',
    again: 'The same number, told again',
    sameTwice: 'The same number came once more, with the same content.',
    differs: 'The same number came once more, with other content: {what}.',
    toldAt: 'told {at} by {source}',
    firstStands:
      'The first one stands; the later one is kept in the journal as it came. Where they differ, ask the source about the number: what is another matter has to be told again under a number of its own.',
    differing: {
      kind: 'kind (complaint, tip-off)',
      respondent: 'respondent',
      complainant: 'complainant',
      text: 'words',
      problemClass: 'problem class',
      amount: 'amount',
      receivedAt: 'time of receipt',
      place: 'place',
    },
    duplicates: 'May be the same',
    none: 'Nothing within 30 days looks like the same matter.',
    received: 'received {at}',
    merge: 'Merge',
    mergeNew: 'Merge, new facts',
    sure: 'Merge {from} into {into}? After that {from} is not handled by itself any more, and there is no way back.',
    sureNew:
      'Merge {from} into {into}? The same reporter told new facts: verification of {into} begins anew from the last report (Reg. 121, art. 35).',
    yes: 'Merge',
    cannot: 'Cannot be merged now: {why}',
    note: 'Merged as suggested: {reasons} (score {score})',
    elsewhere: 'Others may be the same; they belong to other stations and are not in your scope.',
    article17: 'Signs of article 17',
    noSigns: 'No signs of article 17.',
    counted: 'Counted:',
    opens: 'Opens this complaint in a new tab',
    score: 'Score',
    scoreIs: 'The score only says where to look first; it is no chance and no verdict',
    factor: {
      a: 'Item 1: number or frequency clearly out of keeping with shelf life or habits of consumption',
      b: 'Item 2: many complaints in a short time, or several people complaining in concert',
      d: 'Item 4: several people using one telephone or address',
      e: 'Item 5: as detailed by the city’s or a higher bureau',
    },
    escalates: 'Reasons to hand back to the desk',
  },
}
