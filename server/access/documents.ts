import type { DocumentAnswer, DocumentsAnswer, Run, Sheet } from '../contract/documents.ts'
import type { Context } from '../documents/context.ts'
import { documents, notesOn } from '../documents/index.ts'
import { replies } from '../documents/replies.ts'
import type { AccessDesk, Who } from '../gateway/access.ts'
import { scrub } from '../identity/scrub.ts'
import type { Matter } from '../interception/matter.ts'
import type { Step } from '../interception/step.ts'
import { stepsOf } from '../journal/matters.ts'
import { personalOf } from '../journal/personal.ts'
import { oneComplaint } from '../journal/read.ts'
import { masked } from './complaint.ts'
import { findMatter, type Found } from './matter-work.ts'
import { actorOf, noted } from './notes.ts'
import { mine } from './orders/complaints.ts'
import type { AccessParts } from './parts.ts'
import { permissionsOf } from './who.ts'

type Person = Extract<Who, { kind: 'person' }>

/** What a commissioned mediator gets of a matter that he mediates in the bureau's name (总局令第121号 Art. 19); all else is the bureau's. */
const MEDIATORS: ReadonlySet<string> = new Set(['mediationNotice', 'mediationAgreement'])
const mediates = (matter: Matter, { scope }: Person) =>
  scope.lane?.kind === 'mediator' && matter.body !== null && matter.body === scope.lane.id

/** Which forms of a matter somebody may have; null: none, and that there is such a matter is not said. */
function formsFor(found: Found, who: Person) {
  if (who.role === 'laneMember')
    return mediates(found.matter, who) ? documents.filter(({ name }) => MEDIATORS.has(name)) : null
  return mine(found, { who }) ? documents : null
}

/** Places of particulars on a paper, such as `complainant.name`. */
const placesOf = ({ addressee, paragraphs, fields }: Sheet): string[] =>
  [addressee, ...[...paragraphs, ...fields].map(({ runs }) => runs)]
    .flat()
    .flatMap((each: Run) => ('personal' in each ? [each.personal] : []))

/** The papers of a matter. That one was taken out is noted: who, of which complaint, which form. */
export function openDocuments(parts: AccessParts): Pick<AccessDesk, 'documents' | 'document'> {
  const { db, sealer, district, now, record } = parts
  const unit = district.papers?.issuer ?? district.centreName ?? `${district.name}智慧市场监管指挥中心`
  const stations = new Map(district.stations.map(({ id, name }) => [id, name]))

  /** A matter of the asker's with all that its papers are filled in from; null when there is none. */
  async function open(id: string, who: Who) {
    if (who.kind !== 'person') return null
    const found = await findMatter(id, parts, await parts.calendar(), now())
    const forms = found && formsFor(found, who)
    const complaint = found && (await oneComplaint(db, found.complaintId))
    if (!found || !forms || !complaint) return null
    const { matter, complaintId } = found
    // Whoever may not read the complaint gets blanks; and nobody reported what was found in mediation.
    const sees = permissionsOf(who).includes('complaint.read') && matter.origin?.as !== 'clue'
    const kept = masked(sees ? await personalOf(db, sealer, complaintId) : null)
    const masks = new Map(kept.fields.map(({ key, masked: shown }) => [key, shown]))
    if (kept.text !== null) masks.set('text', kept.text)
    const steps = found.row
      ? (await stepsOf(db, id)).map(({ body }) => (JSON.parse(body) as { step: Step }).step)
      : found.begins
    const { channel, problemClass, respondentName, amount } = complaint
    const context: Context = {
      matter,
      steps,
      complaint: {
        channel: scrub(channel),
        problemClass: problemClass === null ? null : scrub(problemClass),
        respondentName: respondentName === null ? null : scrub(respondentName),
        amount,
      },
      personal: new Set(masks.keys()),
      unit,
      mark: district.papers?.mark ?? '',
      issuerNamed: district.papers !== undefined,
      stationName: (station) => stations.get(station) ?? null,
    }
    return { who, complaintId, context, forms, masks }
  }

  return {
    async documents(id, who): Promise<DocumentsAnswer | null> {
      const opened = await open(id, who)
      if (opened === null) return null
      const { context, complaintId, forms } = opened
      const answers = opened.who.role === 'laneMember' ? [] : replies
      return {
        id,
        complaintId,
        state: context.matter.state,
        documents: forms.map((form) => {
          const { name, title, number } = form
          return { name, title, number, article: form.article(context), why: form.available(context) }
        }),
        replies: answers.map((reply) => {
          const { name, title } = reply
          const why = reply.available(context)
          const text = why === null ? reply.text(context) : null
          return { name, title, article: reply.article(context), why, text, notes: [...(reply.notes?.(context) ?? [])] }
        }),
      }
    },

    async document(id, name, who, from) {
      const opened = await open(id, who)
      const form = opened?.forms.find((each) => each.name === name)
      if (!opened || !form) return { refused: '没有这件投诉举报或这种文书，或不在您的范围内。', status: 404 }
      const { context, complaintId, masks } = opened
      const why = form.available(context)
      if (why !== null) return { refused: why.zh, status: 409 }
      const sheet = form.fill(context)
      const detail = { form: name, matter: id, version: context.matter.version }
      await record(noted({ act: 'documentMade', by: actorOf(who), on: complaintId, detail, from }, now()))
      const shown = placesOf(sheet).map((place) => [place, masks.get(place.split('.').at(-1) ?? '') ?? ''])
      return {
        complaintId,
        sheet,
        notes: [...notesOn(form, context)],
        masks: Object.fromEntries(shown) as Record<string, string>,
      } satisfies DocumentAnswer
    },
  }
}
