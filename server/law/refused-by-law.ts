/** What was asked is against a limit or an article. The message is the sentence for the person who asked; it names the article. */
export class RefusedByLaw extends Error {
  override readonly name = 'RefusedByLaw'
}
