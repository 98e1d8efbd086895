import type { AuditRow } from '@contract/identity.ts'
import { useWords } from '../ui/words.ts'
import { aboutOf, deedKey, doerOf, sentenceKey } from './audit-words.ts'

/** Audit rows as sentences in the language of the page; ids of persons are said by the names that are known. */
export function useAuditSentence(names: () => ReadonlyMap<string, string>) {
  const { t, words } = useWords()

  function who(by: AuditRow['by']): string {
    const doer = doerOf(by)
    if (doer === null) return t('admin.audit.nobody')
    return doer === 'house' ? t('admin.audit.house') : doer.name
  }
  function about(row: AuditRow): string {
    const name = aboutOf(row, names())
    if (name === null) return t('admin.audit.unnamed')
    if (row.act !== 'exported') return name
    const [what, id] = name.split(/\/(.*)/)
    return what === 'import' ? t('admin.audit.refusedRows', { id: id ?? '' }) : t('admin.audit.record')
  }
  /** Acts have a code for their reason, orders a sentence. */
  const why = (reason: string) => (words.has(`admin.audit.why.${reason}`) ? t(`admin.audit.why.${reason}`) : reason)
  function sentence(row: AuditRow): string {
    const named = { who: who(row.by), on: about(row) }
    const said = words.has(`${deedKey(row)}.name`)
      ? t(sentenceKey(row), named)
      : t(row.outcome === 'accepted' ? 'admin.audit.other' : 'admin.audit.otherNot', {
          ...named,
          what: row.verb ?? row.act,
        })
    return row.reason === null || row.reason === ''
      ? said
      : t('admin.audit.because', { sentence: said, why: why(row.reason) })
  }
  return { sentence, why }
}
