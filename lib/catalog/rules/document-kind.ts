/** What a service can end with, to be fetched later; how each is called stands in the texts (`mail.collection.documents`). */
export const DOCUMENTS = [
	"identity-card",
	"passport",
	"driving-licence",
	"certificate",
	"permit",
	"document",
] as const;
export type DocumentKind = (typeof DOCUMENTS)[number];

export const isDocument = (text: string): text is DocumentKind =>
	(DOCUMENTS as readonly string[]).includes(text);
