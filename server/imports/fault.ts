/** A file that cannot be imported as a whole; its message is a sentence for the person who uploaded it. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
}
