import { deskEn } from './messages-desk.en.ts'
import { taskDeedsEn } from './messages-tasks.en.ts'
import { urgingDeedsEn } from './messages-urging.en.ts'

const deed = (name: string, did: string, not: string) => ({ name, did, not })

const verbs = deskEn.desk.verb
type Deeds = Record<keyof typeof verbs, ReturnType<typeof deed>>
/** Each step of a case by its own word. */
const complaint = Object.fromEntries(
  Object.entries(verbs).map(([verb, name]) => [
    verb,
    deed(name, `{who}, on {on}: ${name}`, `{who}, on {on}: ${name}, refused`),
  ]),
) as Deeds

/** What is done, in English: its name in lists, the sentence when it was done, the sentence when it was refused. */
export const deedsEn = {
  order: {
    complaint,
    task: taskDeedsEn,
    urging: urgingDeedsEn,
    person: {
      invite: deed('Invite a person', '{who} invited {on}', '{who} asked to invite {on} and was refused'),
      rename: deed('Rename', '{who} renamed {on}', '{who} asked to rename {on} and was refused'),
      change: deed(
        'Record licences and shifts',
        '{who} changed licences and shifts of {on}',
        '{who} asked to change licences and shifts of {on} and was refused',
      ),
      reinvite: deed('Invite again', '{who} invited {on} again', '{who} asked to invite {on} again and was refused'),
      disable: deed('Disable an account', '{who} disabled {on}', '{who} asked to disable {on} and was refused'),
      enable: deed('Enable an account', '{who} enabled {on}', '{who} asked to enable {on} and was refused'),
      grant: deed(
        'Grant a role',
        '{who} changed the role and scope of {on}',
        '{who} asked to change the role and scope of {on} and was refused',
      ),
      unlock: deed('Unlock', '{who} unlocked {on}', '{who} asked to unlock {on} and was refused'),
      resetSecondFactor: deed(
        'Clear a second factor',
        '{who} cleared the second factor of {on}',
        '{who} asked to clear the second factor of {on} and was refused',
      ),
    },
    session: {
      revoke: deed(
        'Sign out everywhere',
        '{who} signed {on} out on every device',
        '{who} asked to sign {on} out everywhere and was refused',
      ),
    },
    briefing: {
      save: deed('Write a briefing', '{who} wrote the briefing {on}', '{who} was refused to write the briefing {on}'),
      withdraw: deed(
        'Withdraw a briefing',
        '{who} withdrew the briefing {on}',
        '{who} was refused to withdraw the briefing {on}',
      ),
    },
    wall: {
      point: deed(
        'Open a number on a wall',
        '{who} opened where a number comes from on the wall {on}',
        '{who} was refused to open a number on the wall {on}',
      ),
      unpoint: deed(
        'Close the number on a wall',
        '{who} closed the number that was open on the wall {on}',
        '{who} was refused to close the number on the wall {on}',
      ),
    },
    webhook: {
      add: deed('Add a receiver', '{who} added the receiver {on}', '{who} was refused to add a receiver'),
      change: deed(
        'Change a receiver',
        '{who} changed the receiver {on}',
        '{who} was refused to change the receiver {on}',
      ),
      remove: deed(
        'Remove a receiver',
        '{who} removed the receiver {on}',
        '{who} was refused to remove the receiver {on}',
      ),
      test: deed('Test a receiver', '{who} tested the receiver {on}', '{who} was refused to test the receiver {on}'),
      retry: deed(
        'Call out again',
        '{who} sent undelivered calls again ({on})',
        '{who} was refused to send calls again ({on})',
      ),
    },
    lanes: {
      choose: deed('Choose the model', '{who} put the model {on} in force', '{who} was refused the model {on}'),
    },
    alarm: {
      acknowledge: deed(
        'Acknowledge an alarm',
        '{who} acknowledged the alarm {on}',
        '{who} was refused to acknowledge the alarm {on}',
      ),
      contact: deed(
        'Speak to people shut in',
        '{who} noted speaking to the people of {on}',
        '{who} was refused the call note of {on}',
      ),
      injury: deed(
        'Tell of an injury',
        '{who} told of an injury at {on}',
        '{who} was refused to tell of an injury at {on}',
      ),
      close: deed('Close an alarm', '{who} closed the alarm {on}', '{who} was refused to close the alarm {on}'),
    },
    calendar: {
      load: deed(
        'Holiday list loaded',
        '{who} loaded the holiday list {on}',
        '{who} asked to load the holiday list {on} and was refused',
      ),
    },
    screen: {
      approve: deed(
        'Approve a screen',
        '{who} approved the screen {on}',
        '{who} asked to approve the screen {on} and was refused',
      ),
      change: deed(
        'Change a screen',
        '{who} changed the screen {on}',
        '{who} asked to change the screen {on} and was refused',
      ),
      revoke: deed(
        'Revoke a screen',
        '{who} revoked the screen {on}',
        '{who} asked to revoke the screen {on} and was refused',
      ),
    },
    key: {
      make: deed('Make a key', '{who} made the key {on}', '{who} asked to make the key {on} and was refused'),
      revoke: deed('Revoke a key', '{who} revoked the key {on}', '{who} asked to revoke the key {on} and was refused'),
    },
    personal: {
      unmask: deed(
        'Unmask particulars',
        '{who} unmasked particulars of {on}',
        '{who} asked to unmask particulars of {on} and was refused',
      ),
    },
  },
  act: {
    signIn: deed('Sign-in', '{who} signed in', '{who} did not get in'),
    signInRefused: deed('Sign-in refused', 'Sign-in was refused: {who}', 'Sign-in was refused: {who}'),
    signOut: deed('Sign-out', '{who} signed out', '{who} could not be signed out'),
    sessionEnded: deed('Session ended', 'The session of {who} ended', 'The session of {who} could not be ended'),
    invitationAccepted: deed(
      'Invitation accepted',
      '{who} accepted the invitation and set a password',
      '{who} tried to accept an invitation and was refused',
    ),
    passwordChanged: deed(
      'Password changed',
      '{who} changed the password',
      '{who} tried to change the password and was refused',
    ),
    secondFactorSet: deed(
      'Second factor set',
      '{who} set a second factor',
      '{who} tried to set a second factor and was refused',
    ),
    recoveryCodeUsed: deed(
      'Recovery code used',
      '{who} signed in with a recovery code',
      '{who} tried a recovery code and was refused',
    ),
    stepRefused: deed(
      'Step refused',
      'A step of proving identity was refused to {who}',
      'A step of proving identity was refused to {who}',
    ),
    personalViewed: deed(
      'Complainant viewed',
      '{who} viewed the complainant of {on}, masked',
      '{who} asked to view the complainant of {on} and was refused',
    ),
    documentMade: deed(
      'Paper taken out',
      '{who} took out a paper of {on}',
      '{who} asked for a paper of {on} and was refused',
    ),
    evidenceDropped: deed(
      'Clear unused evidence',
      '{who} threw away files of evidence that nobody handed in',
      '{who} could not throw away files of evidence that nobody handed in',
    ),
    personalDestroyed: deed(
      'Particulars destroyed',
      '{who} destroyed particulars whose time was over',
      '{who} could not destroy particulars whose time was over',
    ),
    exported: deed('Export', '{who} exported {on}', '{who} asked to export {on} and was refused'),
    auditRead: deed('Audit read', '{who} read the audit', '{who} asked to read the audit and was refused'),
    screenPaired: deed('Screen paired', 'The screen {who} was paired', 'The screen {who} could not be paired'),
    screenRefused: deed('Screen refused', 'The screen {who} was turned away', 'The screen {who} was turned away'),
    importStarted: deed('File import', '{who} began to import {on}', '{who} asked to import {on} and was refused'),
    recordMended: deed(
      'Rejected record mended',
      '{who} mended and replayed the rejected record {on}',
      '{who} replayed the rejected record {on}; it was refused again',
    ),
    recordDiscarded: deed(
      'Rejected record discarded',
      '{who} discarded the rejected record {on}',
      '{who} asked to discard the rejected record {on} and was refused',
    ),
    keyRotated: deed(
      'Encryption key rotated',
      '{who} rotated the encryption key',
      '{who} could not rotate the encryption key',
    ),
    demoPeopleMade: deed(
      'Demo people made',
      '{who} made the people of the demo',
      '{who} could not make the people of the demo',
    ),
    settingsChanged: deed('Settings changed', '{who} started with other settings', '{who} could not change settings'),
    firstLinkMade: deed(
      'Link for the first account',
      '{who} made the link for the first account',
      '{who} could not make the link for the first account',
    ),
  },
}
