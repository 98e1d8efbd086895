import type { Priority } from '@contract/fact.ts'
import type { Stage } from './layer.ts'

/** What a token is when ui/theme.css has not said it, so that the map never draws in black on black. */
const fallback = {
  '--ground': '#0a0e13',
  '--ink': '#eaeff4',
  '--ink2': '#b6c1cc',
  '--ink3': '#9eaab6',
  '--data': '#86aedd',
  '--data2': '#45607f',
  '--p1': '#ff5a63',
  '--p2': '#ff9d42',
  '--p3': '#f0d04f',
  '--p4': '#63c5e0',
  '--line': '#232e3a',
  '--land': '#141c25',
  '--sea': '#0c1117',
  '--water': '#0f1a26',
  '--outline': '#45566a',
  '--street': '#2a3644',
  '--site': '#8296aa',
} as const

export type Token = keyof typeof fallback

/** Colour of one token: the theme's, or the fallback when the theme says nothing. */
export function colour(stage: Pick<Stage, 'token'>, token: Token): string {
  return stage.token(token).trim() || fallback[token]
}

/** The token that carries an alarm's priority: red, orange, yellow, cyan, and nowhere another. */
export const priorityToken = (priority: Priority): Token => `--p${priority}`
