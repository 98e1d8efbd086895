import { roles, type Pending, type Session } from '@contract/identity.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { whereTo, type Asker } from './where-to.ts'
import { personOf, screen } from './who.fixture.ts'

const asker = (session: Session | null, demo = false): Asker => ({
  session,
  options: { known: false, demo: demo ? [] : null, oidc: null },
  known: true,
})
const nobody = asker(null)
const demo = asker(null, true)

describe('whoever is not signed in', () => {
  test('signs in first and then comes to where he was going', () => {
    expect(whereTo('/admin#rejected', nobody)).toBe('/sign-in?next=%2Fadmin%23rejected')
    expect(whereTo('/field#RW1', nobody)).toBe('/sign-in?next=%2Ffield%23RW1')
    expect(whereTo('/profile', nobody)).toBe('/sign-in?next=%2Fprofile')
    expect(whereTo('/', nobody)).toBe('/sign-in')
  })
  test('may stand before the wall, which asks to be paired', () => {
    expect(whereTo('/wall?lang=en', nobody)).toBeNull()
  })
  test('finds the demo’s people on the home page of a demo, and nowhere else', () => {
    expect(whereTo('/', demo)).toBeNull()
    expect(whereTo('/admin', demo)).toBe('/sign-in?next=%2Fadmin')
  })
  test('opens an invitation, even where somebody else is signed in', () => {
    for (const page of ['/first', '/invitation'])
      for (const who of [nobody, demo, asker(personOf('auditor', ['password']))]) expect(whereTo(page, who)).toBeNull()
  })
  test('is not turned away before the server has said who he is', () => {
    expect(whereTo('/admin', { session: null, options: null, known: false })).toBeNull()
  })
})

describe('whoever is signed in', () => {
  test('is led to the page of his role, and back to the home page only when he asks to stay there', () => {
    expect(whereTo('/', asker(personOf('systemAdmin')))).toBe('/admin')
    expect(whereTo('/', asker(personOf('leader')))).toBe('/briefing')
    expect(whereTo('/?stay', asker(personOf('leader')))).toBeNull()
  })
  test('does not sign in twice', () => {
    expect(whereTo('/sign-in', asker(personOf('auditor')))).toBe('/admin')
    expect(whereTo('/sign-in?next=%2Fprofile', asker(personOf('auditor')))).toBe('/profile')
    expect(whereTo('/sign-in?next=%2F%2Fevil.example', asker(personOf('auditor')))).toBe('/admin')
  })
  test('is sent home from a page that his role does not open', () => {
    expect(whereTo('/wall', asker(personOf('systemAdmin')))).toBe('/admin')
    expect(whereTo('/admin', asker(personOf('fieldOfficer')))).toBe('/field')
    expect(whereTo('/field', asker(personOf('leader')))).toBe('/briefing')
    for (const page of ['/briefing', '/briefing/morning?version=3', '/figure/tasks.accept', '/f/K7QM2XWA']) {
      expect(whereTo(page, asker(personOf('leader'))), page).toBeNull()
      expect(whereTo(page, asker(personOf('systemAdmin'))), page).toBe('/admin')
      expect(whereTo(page, nobody), page).toBe(`/sign-in?next=${encodeURIComponent(page)}`)
    }
    for (const role of ['fieldOfficer', 'stationOfficer'] as const)
      expect(whereTo('/field', asker(personOf(role)))).toBeNull()
    expect(whereTo('/admin', asker(personOf('leader')))).toBeNull()
    expect(whereTo('/admin/', asker(personOf('laneMember')))).toBeNull()
    expect(whereTo('/admin', asker(personOf('deskOfficer')))).toBeNull()
  })
  test('who owes a password, a second factor or has no role goes to his account and nowhere else', () => {
    for (const owed of ['password', 'secondFactor', 'role'] satisfies Pending[]) {
      const who = asker(personOf('systemAdmin', [owed]))
      for (const page of ['/', '/?stay', '/wall', '/admin', '/sign-in?next=%2Fadmin'])
        expect(whereTo(page, who), page).toBe('/profile')
      expect(whereTo('/profile', who)).toBeNull()
    }
  })
})

describe('a paired screen', () => {
  test('shows the wall and nothing else, but somebody may sign in at it', () => {
    for (const page of ['/', '/admin', '/profile']) expect(whereTo(page, asker(screen))).toBe('/wall')
    for (const page of ['/wall', '/sign-in']) expect(whereTo(page, asker(screen))).toBeNull()
  })
  test('of a demo leaves the doors open to become somebody', () => {
    expect(whereTo('/', asker(screen, true))).toBeNull()
    expect(whereTo('/admin', asker(screen, true))).toBe('/sign-in?next=%2Fadmin')
  })
})

test('the language goes along', () => {
  expect(whereTo('/?lang=en', asker(personOf('leader')))).toBe('/briefing?lang=en')
  expect(whereTo('/admin?lang=en', nobody)).toBe('/sign-in?next=%2Fadmin%3Flang%3Den&lang=en')
})
test('nobody is sent in circles, whoever he is and wherever he starts', () => {
  const pages = fc.constantFrom(
    '/',
    '/?stay',
    '/wall',
    '/field',
    '/admin',
    '/profile',
    '/sign-in',
    '/sign-in?next=%2Fadmin',
    '/x',
  )
  const owed = fc.subarray<Pending>(['password', 'secondFactor', 'role'])
  const person = fc.tuple(fc.constantFrom(...roles, null), owed).map(([role, pending]) => personOf(role, pending))
  const who = fc.oneof(person, fc.constant(screen), fc.constant(null))
  fc.assert(
    fc.property(pages, who, fc.boolean(), (page, session, inDemo) => {
      let at: string | null = page
      for (let steps = 0; at !== null; steps++) {
        expect(steps).toBeLessThan(4)
        at = whereTo(at, asker(session, inDemo))
      }
    }),
  )
})
