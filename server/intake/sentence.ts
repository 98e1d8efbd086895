import type { z } from 'zod'
import { pointerStep, type Fault } from './sound.ts'

type Issue = z.core.$ZodIssue

function nameOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return value === '' ? 'empty text' : `text (“${value.slice(0, 40)}”)`
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value
}

const WORDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
  record: 'an object',
}
const expectedOf = (issue: Issue): string => {
  if (issue.code === 'invalid_type') return WORDS[issue.expected] ?? issue.expected
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ')
  return issue.message
}

function sentenceOf(issue: Issue, value: unknown): string {
  if (value === undefined && issue.code !== 'custom') return 'is missing'
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${expectedOf(issue)}, and is ${nameOf(value)}`
    case 'invalid_value':
      return `must be one of ${expectedOf(issue)}, and is ${nameOf(value)}`
    case 'invalid_union':
      return `must be ${issue.errors.flatMap((branch) => branch.slice(0, 1).map(expectedOf)).join(' or ')}, and is ${nameOf(value)}`
    case 'too_small':
      if (issue.origin === 'string') return issue.message
      return `must be ${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}, and is ${nameOf(value)}`
    case 'too_big':
      if (issue.origin === 'string') return issue.message
      return `must be at most ${issue.maximum}, and is ${nameOf(value)}`
    default:
      return issue.message
  }
}

/** The first issue zod found in `data`, as a JSON pointer from the record's root and a sentence that reads after it. */
export function faultOf(error: z.ZodError, data: unknown): Fault {
  const issue = error.issues[0]
  if (!issue) return { pointer: '/data', message: 'is not of the right shape' }
  let value = data
  let pointer = '/data'
  for (const step of issue.path) {
    value =
      typeof value === 'object' && value !== null ? (value as Readonly<Record<PropertyKey, unknown>>)[step] : undefined
    pointer += pointerStep(typeof step === 'symbol' ? String(step) : step)
  }
  return { pointer, message: sentenceOf(issue, value) }
}
