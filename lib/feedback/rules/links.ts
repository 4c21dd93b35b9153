const LINK =
	/\b(?:https?:\/\/|www\.)\S+|\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:com|net|org|info|biz|ru|cn|top|xyz|shop|online|site|io|eu|de)(?![\p{L}\d@-])/giu;

/** How many addresses of other sites stand in a text. They are counted and never shown as links. */
export function countLinks(...texts: readonly string[]): number {
	return texts
		.flatMap((text) => text.split(/[\s<>]+/))
		.flatMap((word) => withoutMails(word.slice(0, LONGEST)).match(LINK) ?? [])
		.length;
}

/** Word by word, and of each only so much: in one piece a long text without a space would take seconds. */
const LONGEST = 300;

/** Somebody's own e-mail address advertises nothing. */
const withoutMails = (text: string) =>
	text.replace(/[^\s@<>]+@[^\s@<>]+/gu, " ");

/** More than this and it looks like advertising: out of sight until somebody asks for it, and in no figure. */
export const MANY_LINKS = 3;
