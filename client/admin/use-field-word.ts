import { useWords } from '../ui/words.ts'

/** Names of a complainant's particulars; sources may tell further ones, which stand as they came. */
export function useFieldWord() {
  const { t, words } = useWords()
  const fieldWord = (field: string) => {
    const key = `admin.complaint.fields.${field.split('.').at(-1) ?? ''}`
    return words.has(key) ? t(key) : field
  }
  return { fieldWord }
}
