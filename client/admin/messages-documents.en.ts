/** What the papers of a matter say in English. */
export const documentsEn = {
  documents: {
    heading: 'Papers',
    of: 'Papers and replies of {id}',
    show: 'Papers and replies',
    none: 'No paper can be issued now.',
    noArticle: 'no article was read',
    openOne: 'Open “{paper}”',
    replies: 'Replies (may be changed; changes stay on this page)',
    length: '{n} characters, about {parts} text messages',
    missing: '{n} that there are not now, and why',
    paper: 'Paper: {number}',
    paperExplain: 'Fill in what is tinted. Nothing of it is kept when the paper is closed.',
    print: 'Print',
    away: 'Close',
    before: 'Before you print',
    stillMasked: '{n} particulars are still masked, and will be on paper too.',
    persons: 'Particulars',
    inClear: 'shown on the paper',
    hideAll: 'Mask all again',
    mayNot: 'Your role may not unmask particulars: let the desk or the officer in charge print it.',
  },
}
