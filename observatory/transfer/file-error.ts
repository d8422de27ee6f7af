/** The file is not what is expected; its message is a sentence for people. */
export class FileError extends Error {}
