/**
 * The text of a file as an office saves it: UTF-8 with or without its mark, or, of older spreadsheets, Windows' Western
 * letters. What is no UTF-8 is taken for those.
 */
export function decodeText(bytes: Uint8Array): string {
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("windows-1252").decode(bytes);
	}
}
