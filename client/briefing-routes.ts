import type { RouteRecordRaw } from 'vue-router'
import type { openI18n } from './messages/i18n.ts'
import { locales } from './messages/i18n.ts'

/** The pages of briefings and of single figures, with their words: they come only when somebody opens one. */
export function briefingRoutes(
  { global }: ReturnType<typeof openI18n>,
  props: () => {
    readonly base: string
    readonly may: readonly string[]
    readonly self: string
    readonly [listener: `on${string}`]: () => void
  },
): readonly RouteRecordRaw[] {
  async function figureWords() {
    const { figureMessages } = await import('./figure/messages.ts')
    for (const locale of locales) global.mergeLocaleMessage(locale, { figure: figureMessages[locale] })
  }
  async function briefingWords() {
    const [{ briefingMessages }] = await Promise.all([import('./briefing/messages.ts'), figureWords()])
    for (const locale of locales) global.mergeLocaleMessage(locale, { briefing: briefingMessages[locale] })
  }
  const list = async () => (await Promise.all([import('./briefing/BriefingList.vue'), briefingWords()]))[0]
  const shown = async () => (await Promise.all([import('./briefing/BriefingScreen.vue'), briefingWords()]))[0]
  const editor = async () => (await Promise.all([import('./briefing/BriefingEditor.vue'), briefingWords()]))[0]
  const history = async () => (await Promise.all([import('./briefing/BriefingHistory.vue'), briefingWords()]))[0]
  const figure = async () => (await Promise.all([import('./figure/FigurePage.vue'), figureWords()]))[0]
  const byCode = async () => (await Promise.all([import('./figure/FigureByCode.vue'), figureWords()]))[0]

  const [ofFigure, ofBriefing] = [{ title: 'page.figure' }, { title: 'page.briefing' }]
  /** Each page is given what it asks for, and no more. */
  const listProps = () => {
    const { base, may, onSignOut, onSignedOut } = props()
    return { base, may, onSignOut, onSignedOut }
  }
  const editorProps = () => {
    const { base, self, onSignedOut } = props()
    return { base, self, onSignedOut }
  }
  const plainProps = () => {
    const { base, onSignedOut } = props()
    return { base, onSignedOut }
  }
  return [
    { path: '/figure/:id', component: figure, meta: ofFigure, props: plainProps },
    { path: '/f/:code', component: byCode, meta: ofFigure, props: plainProps },
    { path: '/briefing', component: list, meta: ofBriefing, props: listProps },
    { path: '/briefing/new', component: editor, meta: ofBriefing, props: editorProps },
    { path: '/briefing/:id/edit', component: editor, meta: ofBriefing, props: editorProps },
    { path: '/briefing/:id/history', component: history, meta: ofBriefing, props: plainProps },
    { path: '/briefing/:id', component: shown, meta: ofBriefing, props: plainProps },
  ]
}
