/** Words of an address that are the question; a messenger that passes a link on puts in others, and the page has its own. */
const ASKED = ['from', 'to', 'at', 'version', 'scope', 'by', 'compare']
const isAsked = (word: string) => ASKED.includes(word) || word.startsWith('where.')

/** What a figure's page (`/figure/:id?…`) asks the server: the same question under `/api/v1/indicators`, without whatever else stands there. */
export function questionOf(address: string): string {
  const url = new URL(address, 'http://here')
  const id = /^\/figure\/([^/]+)\/?$/.exec(url.pathname)?.[1]
  if (id === undefined) throw new Error(`${address} is not the address of a figure`)
  for (const word of [...url.searchParams.keys()]) if (!isAsked(word)) url.searchParams.delete(word)
  return `/api/v1/indicators/${id}${url.search}`
}

/** The same question with every comparison, unless the address names those that it wants. */
export function comparedOf(address: string): string {
  const question = questionOf(address)
  const named = new URL(question, 'http://here').searchParams.has('compare')
  return named ? question : withWords(question, { compare: 'previous,lastYear,target' })
}

/** The same figure as a table: what `GET /api/v1/indicators/:id/csv` is asked. */
export function csvOf(address: string): string {
  const [path = '', search = ''] = questionOf(address).split('?')
  return `${path}/csv${search === '' ? '' : `?${search}`}`
}

/** What is usual at the points of its curve: what `GET /api/v1/indicators/:id/usual` is asked. */
export function usualOf(address: string): string {
  const [path = '', search = ''] = questionOf(address).split('?')
  return `${path}/usual${search === '' ? '' : `?${search}`}`
}

/** Whether an address names the version that it is of: the same number for whoever opens it, whenever. */
export const isHeld = (address: string) => new URL(address, 'http://here').searchParams.has('version')

/** A path with further words in its query; an empty word is left out. */
export function withWords(path: string, words: Readonly<Record<string, string | null>>): string {
  const url = new URL(path, 'http://here')
  for (const [name, word] of Object.entries(words)) if (word !== null && word !== '') url.searchParams.set(name, word)
  return url.pathname + url.search
}

/** Whether a path is a page of ours, and not a question to the server or another site. */
export const isPage = (path: string) => path.startsWith('/') && !path.startsWith('//') && !path.startsWith('/api/')
